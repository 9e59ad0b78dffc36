// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.governance;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Severity;
import dev.entail.analytics.estate.GrantEvents;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who had which part in the making of a grant.
 *
 * @param all by part, the people; of those who are named and known
 */
record GrantParts(Map<Part, Set<String>> all, Actors actors) {
    /** The parts that are to be apart. */
    enum Part {
        HOLDER("holds it"),
        REQUESTER("requested it"),
        APPROVER("approved it"),
        EXECUTOR("carried it out"),
        CERTIFIER("certified it");

        private final String text;

        Part(String text) {
            this.text = text;
        }
    }

    /** Two parts of one person, and how bad that is. */
    record Clash(String who, Part one, Part other, Severity severity) {
        String what() {
            return one.text + " and " + other.text;
        }
    }

    static GrantParts of(AnalysisContext context, Actors actors, RelationState grant, List<EntityState> events) {
        Map<Part, Set<String>> parts = new TreeMap<>();
        put(parts, Part.HOLDER, actors.self(grant.from()));
        named(actors, grant, "approvedBy").ifPresent(who -> put(parts, Part.APPROVER, who));
        named(actors, grant, "grantedBy").ifPresent(who -> put(parts, Part.EXECUTOR, who));
        named(actors, grant, "executedBy").ifPresent(who -> put(parts, Part.EXECUTOR, who));
        named(actors, grant, "certifiedBy").ifPresent(who -> put(parts, Part.CERTIFIER, who));
        for (EntityState event : events) {
            if (GrantEvents.isOf(context.estate(), event, grant)) {
                Part part = event.text("kind").orElse("").equals("REQUESTED") ? Part.REQUESTER : Part.APPROVER;
                context.estate()
                        .from(event.id(), RelationKind.BY)
                        .forEach(by -> put(parts, part, actors.self(by.to())));
            }
        }
        return new GrantParts(parts, actors);
    }

    private static Optional<String> named(Actors actors, RelationState grant, String property) {
        return grant.text(property).flatMap(actors::named);
    }

    private static void put(Map<Part, Set<String>> parts, Part part, String who) {
        parts.computeIfAbsent(part, any -> new LinkedHashSet<>()).add(who);
    }

    /** {@return the worst pair of parts that one person had} */
    Optional<Clash> worst() {
        List<Clash> clashes = new ArrayList<>();
        for (Part one : Part.values()) {
            for (Part other : Part.values()) {
                if (one.compareTo(other) < 0) {
                    clash(one, other).ifPresent(clashes::add);
                }
            }
        }
        return clashes.stream().min(Comparator.comparing(Clash::severity));
    }

    /** To ask for what one is to hold is how it should be. A machine may carry out what it also approves by rule. */
    private Optional<Clash> clash(Part one, Part other) {
        if (one == Part.HOLDER && other == Part.REQUESTER) {
            return Optional.empty();
        }
        Set<String> both = new TreeSet<>(all.getOrDefault(one, Set.of()));
        both.retainAll(all.getOrDefault(other, Set.of()));
        return both.stream()
                .filter(who -> one == Part.HOLDER || actors.isHuman(who))
                .findFirst()
                .map(who -> new Clash(who, one, other, severity(one, other)));
    }

    private static Severity severity(Part one, Part other) {
        if (one == Part.HOLDER) {
            return Severity.HIGH;
        }
        if (one == Part.REQUESTER) {
            return other == Part.APPROVER ? Severity.HIGH : Severity.MEDIUM;
        }
        return one == Part.APPROVER && other == Part.EXECUTOR ? Severity.MEDIUM : Severity.LOW;
    }

    String sentence(Actors names) {
        return all.entrySet().stream()
                .map(entry -> entry.getValue().stream().map(names::name).collect(Collectors.joining(", ")) + " "
                        + entry.getKey().text)
                .collect(Collectors.joining("; "));
    }
}
