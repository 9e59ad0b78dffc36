// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import dev.entail.graph.RelationKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Makes changes of what was said over time: one stretch that follows on another changes it. Linear but for sorting. */
final class History {
    private static final Comparator<Change> NEWEST_FIRST = Comparator.comparing(Change::at)
            .reversed()
            .thenComparing(Change::kind)
            .thenComparing(change -> change.relation().map(Enum::name).orElse(""))
            .thenComparing(change -> change.other().orElse(""))
            .thenComparing(Change::source);

    /** What changed, and who says so. */
    private record Thing(String subject, Optional<RelationKind> relation, Optional<String> other, String source) {}

    private record Stretch(Instant from, Optional<Instant> to, Map<String, Object> said) {}

    private final Map<Thing, List<Stretch>> stretches = new HashMap<>();

    void add(Claim claim) {
        Thing thing = new Thing(claim.of(), Optional.empty(), Optional.empty(), claim.source());
        add(thing, new Stretch(claim.firstSeen(), claim.validTo(), claim.properties()));
    }

    void add(RelationState relation) {
        Thing thing = new Thing(
                relation.from(), Optional.of(relation.kind()), Optional.of(relation.to()), relation.source());
        add(thing, new Stretch(relation.firstSeen(), relation.validTo(), relation.properties()));
    }

    private void add(Thing thing, Stretch stretch) {
        stretches.computeIfAbsent(thing, any -> new ArrayList<>(1)).add(stretch);
    }

    /** {@return the changes, newest first, by the nodes of these that they concern} */
    Map<String, List<Change>> of(Collection<String> ids) {
        Map<String, List<Change>> changes = new HashMap<>();
        ids.forEach(id -> changes.put(id, new ArrayList<>()));
        stretches.forEach((thing, told) -> changes(thing, told).forEach(change -> {
            Optional.ofNullable(changes.get(change.subject())).ifPresent(list -> list.add(change));
            change.other()
                    .filter(other -> !other.equals(change.subject()))
                    .map(changes::get)
                    .ifPresent(list -> list.add(change));
        }));
        changes.values().forEach(list -> list.sort(NEWEST_FIRST));
        return changes;
    }

    private static List<Change> changes(Thing thing, List<Stretch> told) {
        told.sort(Comparator.comparing(Stretch::from));
        List<Change> changes = new ArrayList<>();
        Optional<Stretch> last = Optional.empty();
        for (Stretch stretch : told) {
            boolean follows = last.flatMap(Stretch::to).filter(stretch.from()::equals).isPresent();
            if (follows) {
                changed(thing, last.orElseThrow(), stretch).ifPresent(changes::add);
            } else {
                last.ifPresent(before -> ended(thing, before).ifPresent(changes::add));
                changes.add(change(thing, stretch.from(), Change.Kind.ADDED, Map.of(), stretch.said()));
            }
            last = Optional.of(stretch);
        }
        last.ifPresent(stretch -> ended(thing, stretch).ifPresent(changes::add));
        return changes;
    }

    private static Optional<Change> ended(Thing thing, Stretch last) {
        return last.to().map(end -> change(thing, end, Change.Kind.REMOVED, last.said(), Map.of()));
    }

    private static Optional<Change> changed(Thing thing, Stretch old, Stretch now) {
        Map<String, Object> before = new TreeMap<>();
        Map<String, Object> after = new TreeMap<>();
        differ(old.said(), now.said(), before);
        differ(now.said(), old.said(), after);
        return before.isEmpty() && after.isEmpty()
                ? Optional.empty()
                : Optional.of(change(thing, now.from(), Change.Kind.CHANGED, before, after));
    }

    private static void differ(Map<String, Object> these, Map<String, Object> those, Map<String, Object> into) {
        these.forEach((name, value) -> {
            if (!Objects.equals(value, those.get(name))) {
                into.put(name, value);
            }
        });
    }

    private static Change change(
            Thing thing, Instant at, Change.Kind kind, Map<String, Object> before, Map<String, Object> after) {
        return new Change(
                at, kind, thing.subject(), thing.relation(), thing.other(), before, after, thing.source());
    }
}
