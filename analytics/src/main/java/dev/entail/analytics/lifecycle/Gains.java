// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.lifecycle;

import dev.entail.analytics.AnalysisContext;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What an identity came to hold, and when: by the date of the grant, else by when a source first told of it. */
final class Gains {
    private static final List<RelationKind> PASSING = List.of(
            RelationKind.HAS_ROLE,
            RelationKind.GRANTS,
            RelationKind.MEMBER_OF,
            RelationKind.CAN_ASSUME,
            RelationKind.CONTROLS);

    private Gains() {}

    /** {@param at when it was given} */
    record Gain(RelationState relation, Instant at) {}

    /** {@return what it holds and is known to have got after it was first there; in the order of time} */
    static List<Gain> of(AnalysisContext context, EntityState identity) {
        return PASSING.stream()
                .flatMap(kind -> context.estate().from(identity.id(), kind).stream())
                .filter(it -> Grants.isInForce(context, it))
                .flatMap(it -> at(identity, it).map(at -> new Gain(it, at)).stream())
                .filter(gain -> !gain.at().isAfter(context.at()))
                .sorted(java.util.Comparator.comparing(Gain::at))
                .toList();
    }

    /** What a source told together with the identity itself may be of any age. */
    private static Optional<Instant> at(EntityState identity, RelationState relation) {
        Optional<Instant> granted = relation.time("grantedAt");
        return granted.isPresent() || !relation.firstSeen().isAfter(identity.firstSeen())
                ? granted
                : Optional.of(relation.firstSeen());
    }

    /** {@return whether what is gained is, or leads to, something in production} */
    static boolean reachesProduction(AnalysisContext context, RelationState relation) {
        return Stream.concat(Stream.of(relation.to()), targets(context, relation.to()))
                .anyMatch(context.environments()::isProduction);
    }

    private static Stream<String> targets(AnalysisContext context, String holder) {
        Stream<String> permissions = context.estate()
                        .entity(holder)
                        .filter(state -> state.label() == EntityLabel.PERMISSION)
                        .isPresent()
                ? Stream.of(holder)
                : context.estate().from(holder, RelationKind.GRANTS).stream().map(RelationState::to);
        return permissions.flatMap(permission ->
                context.estate().from(permission, RelationKind.ON).stream().map(RelationState::to));
    }
}
