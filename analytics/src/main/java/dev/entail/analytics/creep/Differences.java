// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.estate.GrantEvents;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.Change;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.projection.RelationState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What of access differs between two times: what was granted and removed, which permissions and grants allow more or
 * less, and what else changed of identities and roles. Linear in both graphs.
 */
public final class Differences {
    private static final List<RelationKind> OF_ACCESS = List.of(
            RelationKind.HAS_ROLE,
            RelationKind.GRANTS,
            RelationKind.MEMBER_OF,
            RelationKind.INHERITS,
            RelationKind.ON,
            RelationKind.CAN_ASSUME,
            RelationKind.FEDERATES_TO,
            RelationKind.CONTROLS);
    private static final List<EntityLabel> LABELS =
            List.of(EntityLabel.IDENTITY, EntityLabel.ROLE, EntityLabel.PERMISSION, EntityLabel.GROUP);
    private static final Set<String> TELLING = Set.of(
            "actions",
            "resources",
            "effect",
            "conditions",
            "department",
            "jobTitle",
            "jobCode",
            "status",
            "kind",
            "location",
            "privileged",
            "tier",
            "endDate");
    private static final Comparator<Change> IN_ORDER = Comparator.comparing(Change::at)
            .thenComparing(Change::subject)
            .thenComparing(change -> change.relation().map(Enum::name).orElse(""))
            .thenComparing(change -> change.other().orElse(""))
            .thenComparing(Change::kind);

    private final AnalysisContext before;
    private final AnalysisContext after;
    private final Map<Key, RelationState> ended = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();

    /** What tells a relation from others, whatever it says. */
    private record Key(RelationKind kind, String from, String to, String source, List<String> discriminators) {
        static Key of(RelationState relation) {
            return new Key(
                    relation.kind(),
                    relation.from(),
                    relation.to(),
                    relation.source(),
                    relation.kind().discriminators().stream()
                            .map(name -> relation.text(name).orElse(""))
                            .toList());
        }
    }

    private Differences(AnalysisContext before, AnalysisContext after) {
        this.before = before;
        this.after = after;
        after.past().endedRelations(before.at(), after.at()).forEach(relation -> ended.put(Key.of(relation), relation));
    }

    /** {@return what differs and is asked for, the oldest first} */
    public static List<Difference> between(AnalysisContext before, AnalysisContext after, DifferenceFilter filter) {
        Differences differences = new Differences(before, after);
        OF_ACCESS.forEach(differences::relations);
        LABELS.forEach(differences::entities);
        return differences.changes.stream()
                .filter(filter.between(before, after))
                .sorted(IN_ORDER)
                .map(change -> new Difference(change, differences.event(change), differences.policyVersion(change)))
                .toList();
    }

    private void relations(RelationKind kind) {
        Map<Key, RelationState> then = new LinkedHashMap<>();
        before.estate().relations(kind).forEach(relation -> then.put(Key.of(relation), relation));
        for (RelationState now : after.estate().relations(kind)) {
            RelationState old = then.remove(Key.of(now));
            if (old == null) {
                changes.add(change(now, now.firstSeen(), Change.Kind.ADDED, Map.of(), now.properties()));
            } else if (!old.properties().equals(now.properties())) {
                Map<String, Object> was = differing(old.properties(), now.properties());
                Map<String, Object> is = differing(now.properties(), old.properties());
                changes.add(change(now, now.firstSeen(), term(old, now), was, is));
            }
        }
        then.forEach((key, old) -> changes.add(change(
                old,
                Optional.ofNullable(ended.get(key))
                        .flatMap(RelationState::validTo)
                        .orElse(after.at()),
                Change.Kind.REMOVED,
                old.properties(),
                Map.of())));
    }

    private static Change change(
            RelationState relation,
            Instant at,
            Change.Kind kind,
            Map<String, Object> before,
            Map<String, Object> after) {
        return new Change(
                at,
                kind,
                relation.from(),
                Optional.of(relation.kind()),
                Optional.of(relation.to()),
                before,
                after,
                relation.source());
    }

    /** A grant that lasts longer than before is wider. */
    private static Change.Kind term(RelationState old, RelationState now) {
        Optional<Instant> then = old.time("expiresAt");
        Optional<Instant> end = now.time("expiresAt");
        if (then.equals(end)) {
            return Change.Kind.CHANGED;
        }
        boolean longer =
                then.isPresent() && end.filter(it -> !it.isAfter(then.get())).isEmpty();
        return longer ? Change.Kind.WIDENED : Change.Kind.NARROWED;
    }

    private void entities(EntityLabel label) {
        Map<String, Instant> times = new HashMap<>();
        after.past()
                .endedClaims(label, before.at(), after.at())
                .forEach(claim -> claim.validTo().ifPresent(end -> times.put(claim.of(), end)));
        Estate then = before.estate();
        for (EntityState now : after.estate().entities(label)) {
            then.entity(now.id()).ifPresent(old -> entity(old, now, times.getOrDefault(now.id(), after.at())));
        }
    }

    private void entity(EntityState old, EntityState now, Instant at) {
        Map<String, Object> was = differing(old.properties(), now.properties());
        Map<String, Object> is = differing(now.properties(), old.properties());
        was.keySet().retainAll(TELLING);
        is.keySet().retainAll(TELLING);
        if (was.isEmpty() && is.isEmpty()) {
            return;
        }
        changes.add(new Change(
                at,
                breadth(old, now),
                now.id(),
                Optional.empty(),
                Optional.empty(),
                was,
                is,
                now.sources().getFirst()));
    }

    /** A permission with more actions or resources is wider, a denial narrower. */
    private static Change.Kind breadth(EntityState old, EntityState now) {
        boolean sameOtherwise = Objects.equals(
                        old.properties().get("effect"), now.properties().get("effect"))
                && Objects.equals(
                        old.properties().get("conditions"), now.properties().get("conditions"));
        if (now.label() != EntityLabel.PERMISSION || !sameOtherwise) {
            return Change.Kind.CHANGED;
        }
        boolean more = contains(now, old, "actions") && contains(now, old, "resources");
        boolean less = contains(old, now, "actions") && contains(old, now, "resources");
        if (more == less) {
            return Change.Kind.CHANGED;
        }
        boolean denies = "DENY".equals(now.text("effect").orElse(""));
        return more != denies ? Change.Kind.WIDENED : Change.Kind.NARROWED;
    }

    private static boolean contains(EntityState outer, EntityState inner, String property) {
        return Wildcards.cover(outer.texts(property), inner.texts(property));
    }

    private static Map<String, Object> differing(Map<String, Object> these, Map<String, Object> those) {
        Map<String, Object> differing = new TreeMap<>();
        these.forEach((name, value) -> {
            if (!Objects.equals(value, those.get(name))) {
                differing.put(name, value);
            }
        });
        return differing;
    }

    /** The version of the policy that is changed, or that states what is changed, as its provider counts. */
    private Optional<String> policyVersion(Change change) {
        Estate now = after.estate();
        return Stream.concat(
                        Stream.of(change.subject()),
                        now.to(change.subject(), RelationKind.GRANTS).stream().map(RelationState::from))
                .flatMap(id -> now.entity(id).stream())
                .filter(state -> state.label() == EntityLabel.ROLE)
                .flatMap(role -> role.text("defaultVersion").stream())
                .findFirst();
    }

    /** The event between the two times that is about the grant. */
    private Optional<EntityState> event(Change change) {
        if (change.relation().isEmpty() || change.other().isEmpty()) {
            return Optional.empty();
        }
        RelationState relation = new RelationState(
                change.relation().get(),
                change.subject(),
                change.other().get(),
                change.source(),
                change.after().isEmpty() ? change.before() : change.after(),
                change.at(),
                Optional.empty());
        String[] kinds = change.kind() == Change.Kind.REMOVED
                ? new String[] {"REVOKED"}
                : new String[] {"APPROVED", "REQUESTED", "CERTIFIED"};
        return after.people().events(change.subject(), kinds).stream()
                .filter(event -> GrantEvents.isOf(after.estate(), event, relation))
                .findFirst();
    }
}
