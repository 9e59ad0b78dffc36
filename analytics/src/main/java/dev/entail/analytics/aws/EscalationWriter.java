// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import dev.entail.analytics.EntityRef;
import dev.entail.analytics.Evidence;
import dev.entail.analytics.aws.AwsModel.Account;
import dev.entail.analytics.escalation.technique.Outcome;
import dev.entail.analytics.escalation.technique.Technique;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.GraphRecord.NodeRecord;
import dev.entail.graph.GraphRecord.RelationRecord;
import dev.entail.graph.RelationKind;
import dev.entail.graph.load.RecordSink;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes escalations as relations. One principal's many targets of one technique, all on the same terms, become one
 * relation to a scope that contains them, which all principals with these targets share: a grant over N targets costs N
 * relations once, and one more for each holder.
 */
final class EscalationWriter implements Gains {
    /** Up to so many targets are named one by one. */
    private static final int FEW = 3;

    private static final double ALREADY = 0.2;
    private static final double UNKNOWN = 4;

    private final AwsModel model;
    private final RecordSink sink;
    private final Witness witness;
    private final Map<String, Map<Terms, List<EntityRef>>> targets = new LinkedHashMap<>();
    private final Map<String, Map<String, Conclusion>> administrators = new LinkedHashMap<>();
    private final Map<Set<String>, String> targetSets = new HashMap<>();
    private final Map<List<EntityRef>, String> setsOfLists = new HashMap<>();
    private final Set<String> setIds = new HashSet<>();

    EscalationWriter(AwsModel model, RecordSink sink) {
        this.model = model;
        this.sink = sink;
        this.witness = new Witness(model);
    }

    /** What targets have in common, so that one relation can stand for all of them. */
    private record Terms(Technique technique, List<String> conditions, Set<Object> proof) {}

    private record Conclusion(Technique technique, Account account, Settled settled) {}

    private final Map<Terms, Settled> proofs = new HashMap<>();

    @Override
    public void target(AwsPrincipal who, Technique technique, EntityRef target, Settled settled) {
        Set<Object> proof = new HashSet<>();
        settled.proofs().forEach(one -> proof.add(one.gist()));
        Terms terms = new Terms(technique, settled.conditions(), proof);
        proofs.putIfAbsent(terms, settled);
        targets.computeIfAbsent(who.id(), any -> new LinkedHashMap<>())
                .computeIfAbsent(terms, any -> new ArrayList<>())
                .add(target);
    }

    @Override
    public void administrator(AwsPrincipal who, Technique technique, Account account, Settled settled) {
        administrators
                .computeIfAbsent(who.id(), any -> new LinkedHashMap<>())
                .merge(
                        technique.id(),
                        new Conclusion(technique, account, settled),
                        (before, now) ->
                                before.settled().isConfirmed() || !now.settled().isConfirmed() ? before : now);
    }

    /** Writes that a principal is an administrator of its account, or is one under conditions. */
    void administrator(AwsPrincipal who, Settled settled) {
        Account account = model.accounts().get(who.account());
        if (account == null) {
            return;
        }
        boolean confirmed = settled.isConfirmed();
        relation(
                who.id(),
                account.scope().id(),
                confirmed ? "administrator" : "conditional-administrator",
                confirmed ? ALREADY : 1.0,
                Finding.of(witness, who, settled),
                confirmed ? "is an administrator of {target}" : "is an administrator of {target} under conditions");
    }

    /** Writes that a principal may be an administrator, because the data does not tell some of its policies. */
    void unknownPolicies(AwsPrincipal who, List<String> names) {
        Account account = model.accounts().get(who.account());
        if (account == null) {
            return;
        }
        String policies = String.join(", ", names);
        Evidence evidence = new Evidence(
                who.name() + " has " + (names.size() == 1 ? "policy " : "policies ") + policies
                        + ", of which the export has no document",
                who.source(),
                who.id(),
                Map.of("policy", policies, "principal", who.id()),
                who.since());
        relation(
                who.id(),
                account.scope().id(),
                "conditional-administrator",
                UNKNOWN,
                new Finding(
                        List.of(evidence),
                        List.of("policy " + policies + ", which is not in the export, allows it to control IAM")),
                "may be an administrator of {target}");
    }

    /** Writes what was found for one principal. */
    void flush(AwsPrincipal who) {
        targets.getOrDefault(who.id(), Map.of()).forEach((terms, found) -> write(who, terms, found));
        administrators
                .getOrDefault(who.id(), Map.of())
                .values()
                .forEach(conclusion -> relation(
                        who.id(),
                        conclusion.account().scope().id(),
                        conclusion.technique().id(),
                        conclusion.technique().weight(),
                        Finding.of(witness, who, conclusion.settled()),
                        "can " + lower(conclusion.technique().title()) + ", and so become administrator of {target}"));
        targets.remove(who.id());
        administrators.remove(who.id());
        if (targets.isEmpty()) {
            proofs.clear();
        }
    }

    private void write(AwsPrincipal who, Terms terms, List<EntityRef> found) {
        Finding settled = Finding.of(witness, who, java.util.Objects.requireNonNull(proofs.get(terms)));
        Technique technique = terms.technique();
        String phrase = phrase(technique);
        List<EntityRef> others =
                found.stream().filter(target -> !target.id().equals(who.id())).toList();
        if (others.size() <= FEW) {
            others.forEach(
                    target -> relation(who.id(), target.id(), technique.id(), technique.weight(), settled, phrase));
            return;
        }
        // The holder stays in the set: all holders of the same grant then have the same one.
        relation(who.id(), targetSet(who, terms, found), technique.id(), technique.weight(), settled, phrase);
    }

    static String phrase(Technique technique) {
        if (technique.id().startsWith("sts-")) {
            return "can assume the role {target}";
        }
        boolean onThing = technique.outcome() instanceof Outcome.ReachesTarget
                || technique.workload().isPresent();
        String then = onThing ? ": {target}" : ", and so act as {target}";
        return "can " + lower(technique.title()) + then;
    }

    private static String lower(String title) {
        return title.isEmpty() ? title : title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1);
    }

    /** Principals that are alike have the same targets in the same order, which spares sorting them again. */
    private String targetSet(AwsPrincipal who, Terms terms, List<EntityRef> members) {
        return setsOfLists.computeIfAbsent(members, any -> sortedSet(who, terms, members));
    }

    private String sortedSet(AwsPrincipal who, Terms terms, List<EntityRef> members) {
        Set<String> ids = new TreeSet<>();
        members.forEach(member -> ids.add(member.id()));
        return targetSets.computeIfAbsent(ids, all -> {
            String id = newSetId(who, terms);
            String name = all.size() + " targets of account " + who.account();
            sink.accept(
                    AwsEscalation.SOURCE,
                    new NodeRecord(EntityLabel.SCOPE, id, Map.of("kind", "TARGET_SET", "name", name)),
                    AwsEscalation.PLACE);
            all.forEach(member -> sink.accept(
                    AwsEscalation.SOURCE,
                    new RelationRecord(RelationKind.CONTAINS, id, member, Map.of()),
                    AwsEscalation.PLACE));
            return id;
        });
    }

    /** A set is called after its first holder, so that it stays the same set when targets come and go. */
    private String newSetId(AwsPrincipal who, Terms terms) {
        String first = "aws:targets/"
                + hash(List.of(
                        who.id(), terms.technique().id(), terms.conditions().toString()));
        String id = first;
        for (int more = 2; !setIds.add(id); more++) {
            id = first + "/" + more;
        }
        return id;
    }

    private static String hash(List<String> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            parts.forEach(part -> digest.update((part + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void relation(String from, String to, String technique, double weight, Finding settled, String phrase) {
        List<String> evidence = new ArrayList<>();
        for (Evidence fact : settled.evidence()) {
            Map<String, String> detail = new LinkedHashMap<>(fact.detail());
            if (evidence.isEmpty()) {
                detail.put("explanation", phrase);
            }
            evidence.add(new Evidence(fact.summary(), fact.source(), fact.entity(), detail, fact.observedAt()).text());
        }
        Map<String, Object> properties = new HashMap<>();
        properties.put("technique", technique);
        properties.put("confidence", settled.isConfirmed() ? "CONFIRMED" : "CONDITIONAL");
        properties.put("conditions", settled.conditions());
        properties.put("evidence", evidence);
        properties.put("weight", settled.isConfirmed() ? weight : weight + 1);
        sink.accept(
                AwsEscalation.SOURCE,
                new RelationRecord(RelationKind.CAN_ESCALATE, from, to, properties),
                AwsEscalation.PLACE);
    }

    /** Nothing is held back between principals. */
    void finish() {
        targetSets.clear();
        setsOfLists.clear();
        setIds.clear();
    }
}
