// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.auto.service.AutoService;
import dev.entail.analytics.Evidence;
import dev.entail.analytics.aws.AssumeCheck.TrustIndex;
import dev.entail.analytics.escalation.technique.Technique;
import dev.entail.analytics.escalation.technique.TechniqueCatalogue;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.GraphRecord.NodeRecord;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.load.Build;
import dev.entail.graph.load.Deriver;
import dev.entail.graph.load.Place;
import dev.entail.graph.load.Progress;
import dev.entail.graph.load.RecordSink;
import dev.entail.graph.load.Touched;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.projection.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Concludes from the policies of AWS accounts who is an administrator and who can take over whom: it evaluates each
 * principal against each technique of the catalogue.
 */
@AutoService(Deriver.class)
public final class AwsEscalation implements Deriver {
    static final String SOURCE = "entail:aws-escalation";
    static final Place PLACE = new Place(SOURCE, "");

    @Override
    public String source() {
        return SOURCE;
    }

    /** What AWS evaluates has an ARN, or an id that begins so; people, teams and other providers do not change it. */
    @Override
    public boolean concerns(Touched touched) {
        return touched.any(id -> id.startsWith("aws:") || id.contains("arn:"));
    }

    /** {@return when this build was made, since a later one may know more techniques or judge better} */
    @Override
    public String rules() {
        return Build.madeAt(AwsEscalation.class).toString();
    }

    @Override
    public void derive(Snapshot facts, Instant at, RecordSink sink, Progress progress) {
        Estate estate = facts.estate();
        AwsModel model = AwsModelReader.read(estate, at);
        if (model.isEmpty()) {
            return;
        }
        TrustIndex trusts = trusts(estate);
        PermissionCheck check = new PermissionCheck(model);
        AssumeCheck assume = new AssumeCheck(model, check, trusts);
        Administrators administrators = new Administrators(model, check);
        Map<String, Settled> admins = administrators(model, administrators);
        admins.forEach((id, settled) -> writeAdministrator(model, id, settled, sink));
        model.accounts().values().forEach(account -> writeAccount(account, sink));
        EscalationWriter writer = new EscalationWriter(model, sink);
        List<Technique> techniques = techniques();
        Prospects prospects = new Prospects(model, techniques);
        EscalationSearch search = new EscalationSearch(model, prospects, check, assume, administrators);
        escalate(model, search, techniques, admins, writer, progress);
        new OutsideTrusts(model, trusts, writer, new Federation(model, estate, writer, sink)).find();
        new PublicAccess(model, writer, sink).find(techniques);
        writer.finish();
    }

    private static TrustIndex trusts(Estate estate) {
        TrustIndex trusts = new TrustIndex();
        for (EntityState state : estate.entities(EntityLabel.IDENTITY)) {
            state.text("trustPolicy").ifPresent(text -> {
                try {
                    trusts.add(state.id(), RecordCodec.JSON.readTree(text));
                } catch (JsonProcessingException e) {
                    throw new IllegalStateException("The trust policy of " + state.id() + " is damaged", e);
                }
            });
        }
        return trusts;
    }

    private static Map<String, Settled> administrators(AwsModel model, Administrators administrators) {
        Map<String, Settled> admins = new TreeMap<>();
        model.principals()
                .values()
                .forEach(principal ->
                        administrators.is(principal).ifPresent(settled -> admins.put(principal.id(), settled)));
        return admins;
    }

    private static void writeAdministrator(AwsModel model, String id, Settled settled, RecordSink sink) {
        if (!settled.isConfirmed()) {
            return;
        }
        AwsPrincipal principal = Objects.requireNonNull(model.principals().get(id));
        String kind = principal.kind() == AwsPrincipal.Kind.ROLE ? "CLOUD_ROLE" : "UNKNOWN";
        List<Evidence> proofs = new Witness(model).of(principal, settled);
        List<String> evidence = proofs.stream().map(Evidence::text).toList();
        sink.accept(
                SOURCE,
                new NodeRecord(
                        EntityLabel.IDENTITY,
                        id,
                        Map.of("kind", kind, "tier", 0L, "tierReason", reason(proofs), "tierEvidence", evidence)),
                PLACE);
    }

    private static String reason(List<Evidence> proofs) {
        return proofs.stream()
                .findFirst()
                .map(Evidence::summary)
                .map(proof -> "administrator in effect: it controls IAM on all resources; " + proof)
                .orElse("administrator in effect: it controls IAM on all resources");
    }

    private static void writeAccount(AwsModel.Account account, RecordSink sink) {
        sink.accept(
                SOURCE,
                new NodeRecord(
                        EntityLabel.SCOPE,
                        account.scope().id(),
                        Map.of(
                                "kind",
                                "ACCOUNT",
                                "tier",
                                0L,
                                "tierReason",
                                "the account itself: whoever can write their own permissions has all of it")),
                PLACE);
    }

    private static List<Technique> techniques() {
        return TechniqueCatalogue.bundled().all().stream()
                .filter(technique -> technique.provider().equals("aws"))
                .toList();
    }

    /** Principals that every policy treats alike are looked at once. */
    private static void escalate(
            AwsModel model,
            EscalationSearch search,
            List<Technique> techniques,
            Map<String, Settled> admins,
            EscalationWriter writer,
            Progress progress) {
        Map<Alike.Key, List<AwsPrincipal>> classes = new LinkedHashMap<>();
        List<AwsPrincipal> groups = GroupActors.of(model);
        Stream.concat(model.principals().values().stream(), groups.stream())
                .forEach(who -> classes.computeIfAbsent(model.alike().of(who), any -> new ArrayList<>())
                        .add(who));
        int all = model.principals().size() + groups.size();
        int done = 0;
        for (List<AwsPrincipal> alike : classes.values()) {
            techniques.forEach(technique -> search.find(alike, technique, writer));
            for (AwsPrincipal who : alike) {
                administration(model, who, Optional.ofNullable(admins.get(who.id())), writer);
                writer.flush(who);
            }
            done += alike.size();
            progress.at("evaluating", done, all);
        }
    }

    /** An administrator has all of its account; whoever holds a policy that the data does not tell may be one. */
    private static void administration(
            AwsModel model, AwsPrincipal who, Optional<Settled> admin, EscalationWriter writer) {
        if (admin.isPresent()) {
            writer.administrator(who, admin.get());
        } else if (!who.unread().isEmpty()
                && !who.isManagedByAws()
                && model.principals().containsKey(who.id())) {
            List<String> names = who.unread().stream().map(AwsPolicy::name).toList();
            writer.unknownPolicies(who, names);
        }
    }
}
