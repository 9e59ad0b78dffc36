// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.secret;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Evidence;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who can see to a secret: its owner, else who controls it, else the owner of what it opens; only who is still there. */
final class Actors {
    /** Somebody who can, and the fact that says so. */
    record Actor(String name, Evidence evidence) {}

    private Actors() {}

    static Optional<Actor> of(AnalysisContext context, EntityState secret) {
        return owner(context, secret.id(), "owns it")
                .or(() -> controller(context, secret.id(), "controls it"))
                .or(() -> ofOpened(context, secret));
    }

    private static Optional<Actor> ofOpened(AnalysisContext context, EntityState secret) {
        List<String> opened = SecretFacts.of(context).opens(secret).stream()
                .map(RelationState::to)
                .toList();
        Stream<Actor> owners = opened.stream()
                .flatMap(id ->
                        owner(context, id, "owns " + SecretFinding.name(context, id) + ", which it opens").stream());
        Stream<Actor> controllers = opened.stream()
                .flatMap(id ->
                        controller(context, id, "controls " + SecretFinding.name(context, id) + ", which it opens")
                                .stream());
        Stream<Actor> selves = opened.stream().flatMap(id -> self(context, id).stream());
        return Stream.of(selves, owners, controllers).flatMap(some -> some).findFirst();
    }

    /** A person's own password is the person's to change. */
    private static Optional<Actor> self(AnalysisContext context, String identity) {
        return context.people()
                .personOf(identity)
                .filter(context.people()::isActive)
                .filter(person -> context.people().departure(person.id()).isEmpty())
                .map(person -> new Actor(
                        person.displayName(), Evidence.of(person, person.displayName() + " is who signs in with it.")));
    }

    private static Optional<Actor> owner(AnalysisContext context, String id, String what) {
        return context.ownerships().of(id).stream()
                .filter(owns -> context.ownerships().isStanding(owns.to()))
                .findFirst()
                .map(owns -> actor(context, owns, owns.to(), what));
    }

    private static Optional<Actor> controller(AnalysisContext context, String id, String what) {
        return context.estate().to(id, RelationKind.CONTROLS).stream()
                .filter(controls -> isThere(context, controls.from()))
                .findFirst()
                .map(controls -> actor(context, controls, controls.from(), what));
    }

    private static boolean isThere(AnalysisContext context, String id) {
        return context.estate()
                .entity(id)
                .filter(state -> state.label() != EntityLabel.IDENTITY
                        || (context.people().isActive(state)
                                && context.people().departure(id).isEmpty()))
                .isPresent();
    }

    private static Actor actor(AnalysisContext context, RelationState relation, String id, String what) {
        String name = SecretFinding.name(context, id);
        return new Actor(name, Evidence.of(relation, name + " " + what + "."));
    }
}
