// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import dev.entail.analytics.Evidence;
import dev.entail.analytics.aws.AwsModel.Account;
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
final class EscalationWriter implements TechniqueEngine.Gains {
    /** Up to so many targets are named one by one. */
    private static final int FEW = 3;

    private final AwsModel model;
    private final RecordSink sink;
    private final Map<Terms, List<AwsPrincipal>> targets = new LinkedHashMap<>();
    private final Map<String, Conclusion> administrators = new LinkedHashMap<>();
    private final Map<Set<String>, String> targetSets = new HashMap<>();

    EscalationWriter(AwsModel model, RecordSink sink) {
        this.model = model;
        this.sink = sink;
    }

    /** What targets have in common, so that one relation can stand for all of them. */
    private record Terms(Technique technique, List<String> conditions, Set<String> proof) {}

    private record Conclusion(Technique technique, Account account, Settled settled) {}

    private final Map<Terms, Settled> proofs = new HashMap<>();

    @Override
    public void target(AwsPrincipal who, Technique technique, AwsPrincipal target, Settled settled) {
        Set<String> proof = new TreeSet<>();
        settled.evidence().forEach(evidence -> proof.add(evidence.summary()));
        Terms terms = new Terms(technique, settled.conditions(), proof);
        proofs.putIfAbsent(terms, settled);
        targets.computeIfAbsent(terms, any -> new ArrayList<>()).add(target);
    }

    @Override
    public void administrator(AwsPrincipal who, Technique technique, Account account, Settled settled) {
        administrators.merge(
                technique.id(),
                new Conclusion(technique, account, settled),
                (before, now) ->
                        before.settled().isConfirmed() || !now.settled().isConfirmed() ? before : now);
    }

    void conditionalAdministrator(AwsPrincipal who, Settled settled) {
        Account account = model.accounts().get(who.account());
        if (account != null) {
            relation(
                    who.id(),
                    account.scope().id(),
                    "conditional-administrator",
                    1.0,
                    settled,
                    "is an administrator of {target} under conditions");
        }
    }

    /** Writes what was found for one principal. */
    void flush(AwsPrincipal who) {
        targets.forEach((terms, found) -> write(who, terms, found));
        administrators
                .values()
                .forEach(conclusion -> relation(
                        who.id(),
                        conclusion.account().scope().id(),
                        conclusion.technique().id(),
                        conclusion.technique().weight(),
                        conclusion.settled(),
                        "can " + lower(conclusion.technique().title()) + ", and so become administrator of {target}"));
        targets.clear();
        proofs.clear();
        administrators.clear();
    }

    private void write(AwsPrincipal who, Terms terms, List<AwsPrincipal> found) {
        Settled settled = java.util.Objects.requireNonNull(proofs.get(terms));
        Technique technique = terms.technique();
        String phrase = phrase(technique);
        List<AwsPrincipal> others =
                found.stream().filter(target -> !target.id().equals(who.id())).toList();
        if (others.size() <= FEW) {
            others.forEach(
                    target -> relation(who.id(), target.id(), technique.id(), technique.weight(), settled, phrase));
            return;
        }
        // The holder stays in the set: all holders of the same grant then have the same one.
        relation(who.id(), targetSet(found), technique.id(), technique.weight(), settled, phrase);
    }

    private static String phrase(Technique technique) {
        if (technique.id().equals("sts-001")) {
            return "can assume the role {target}";
        }
        return "can " + lower(technique.title()) + ", and so act as {target}";
    }

    private static String lower(String title) {
        return title.isEmpty() ? title : title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1);
    }

    private String targetSet(List<AwsPrincipal> members) {
        Set<String> ids = new TreeSet<>();
        members.forEach(member -> ids.add(member.id()));
        return targetSets.computeIfAbsent(ids, all -> {
            String id = "aws:targets/" + hash(all);
            String name =
                    all.size() + " principals of account " + members.getFirst().account();
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

    private static String hash(Set<String> ids) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            ids.forEach(id -> digest.update((id + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void relation(String from, String to, String technique, double weight, Settled settled, String phrase) {
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
    }
}
