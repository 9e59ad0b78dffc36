// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation;

import dev.entail.analytics.EntityRef;
import dev.entail.analytics.Evidence;
import dev.entail.graph.RelationKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says a path, or a step of one, as a person would. */
final class Explanation {
    private Explanation() {}

    static String of(List<Hop> hops) {
        List<String> sentences = new ArrayList<>();
        for (int step = 0; step < hops.size(); step++) {
            String opening = step == 0 ? "" : step == hops.size() - 1 ? "Finally, " : "From there, ";
            sentences.add(opening + sentence(hops.get(step)));
        }
        List<String> conditions = hops.stream()
                .flatMap(hop -> hop.conditions().stream())
                .distinct()
                .toList();
        if (!conditions.isEmpty()) {
            sentences.add(
                    (conditions.size() == 1 ? "Condition: " : "Conditions: ") + String.join("; ", conditions) + ".");
        }
        return String.join(" ", sentences);
    }

    private static String sentence(Hop hop) {
        if (hop.relation() != RelationKind.CAN_ESCALATE) {
            return fact(hop.relation(), hop.from(), hop.to());
        }
        String proof = hop.evidence().stream().map(Evidence::summary).collect(Collectors.joining("; "));
        String action = hop.evidence().stream()
                .map(evidence -> evidence.detail().getOrDefault("explanation", ""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("can escalate by " + hop.technique().orElse("an unnamed technique"))
                .replace("{target}", hop.to().name());
        return hop.from().name() + " " + action + " (" + proof + ").";
    }

    /** {@return a relation as a sentence} */
    static String fact(RelationKind kind, EntityRef from, EntityRef to) {
        String verb = switch (kind) {
            case MEMBER_OF -> "is a member of";
            case HAS_ROLE -> "has the role";
            case INHERITS -> "inherits all of";
            case GRANTS -> "grants";
            case ON -> "reaches";
            case CAN_ASSUME -> "can assume";
            case FEDERATES_TO -> "signs in by federation as";
            case RUNS_AS -> "runs as";
            case AUTHENTICATES -> "authenticates";
            case USES -> "uses";
            case CONTROLS -> "controls";
            case CAN_ESCALATE -> "can escalate to";
            case CONTAINS -> "contains";
            case ACCOUNT_OF -> "has the account";
            case STORED_IN, KNOWS, OWNED_BY, DECIDED_BY, REPORTS_TO, CREATED_BY, DEPENDS_ON, USED, ABOUT, BY ->
                kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        };
        return from.name() + " " + verb + " " + to.name() + ".";
    }
}
