// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.lifecycle;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.EntityRef;
import dev.entail.analytics.lifecycle.OffboardingItem.Kind;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.Change;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collects what is to do and done for one person who left at a time, or who has not, or nobody knows when. */
final class OffboardingList {
    private static final Set<String> CLOSED = Set.of("DISABLED", "TERMINATED", "SUSPENDED");

    /** What was taken away up to so long before the last day belongs to the leaving. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private final AnalysisContext context;
    private final Optional<Instant> left;
    private final Map<String, OffboardingItem> items = new LinkedHashMap<>();

    OffboardingList(AnalysisContext context, Optional<Instant> left) {
        this.context = context;
        this.left = left;
    }

    /** {@return by system, what is open first} */
    List<OffboardingItem> items() {
        return items.values().stream()
                .sorted(Comparator.comparing(OffboardingItem::system)
                        .thenComparing(OffboardingItem::isDone)
                        .thenComparing(OffboardingItem::kind)
                        .thenComparing(item -> item.thing().id()))
                .toList();
    }

    /** An account that is there and not disabled is open. */
    void account(String account, List<Change> changes) {
        Optional<EntityState> there = context.estate().entity(account);
        Optional<EntityState> known = context.estate().known(account);
        if (known.isEmpty()) {
            return;
        }
        if (there.filter(context.people()::isActive).isPresent()) {
            open(Kind.ACCOUNT, known.get(), known.get().displayName() + " is active");
            return;
        }
        Optional<Instant> closed = changes.stream()
                .filter(change -> change.relation().isEmpty() && isEnd(change))
                .map(Change::at)
                .findFirst();
        String how = there.isEmpty()
                ? " is gone"
                : " is " + there.get().text("status").orElse("closed");
        done(Kind.ACCOUNT, known.get(), closed, known.get().displayName() + how);
    }

    private static boolean isEnd(Change change) {
        return change.kind() == Change.Kind.REMOVED
                || (change.kind() == Change.Kind.CHANGED
                        && CLOSED.contains(String.valueOf(change.after().get("status"))));
    }

    /** What an identity has: groups, roles, credentials, secrets it knows, things it answers for. */
    void holdings(String identity, List<Change> changes) {
        grants(identity, RelationKind.MEMBER_OF, Kind.MEMBERSHIP, changes);
        grants(identity, RelationKind.HAS_ROLE, Kind.ROLE, changes);
        context.estate().to(identity, RelationKind.AUTHENTICATES).forEach(this::credential);
        removed(RelationKind.AUTHENTICATES, Kind.CREDENTIAL, changes, change -> change.subject());
        context.estate().from(identity, RelationKind.KNOWS).forEach(knows -> known(knows.to()));
        changes.stream()
                .filter(change -> is(change, RelationKind.KNOWS) && change.subject().equals(identity))
                .forEach(change -> change.other().ifPresent(this::known));
        context.estate()
                .to(identity, RelationKind.OWNED_BY)
                .forEach(owns -> context.estate()
                        .entity(owns.from())
                        .ifPresent(thing -> open(Kind.OWNED, thing, "answers for " + thing.displayName())));
        removed(RelationKind.OWNED_BY, Kind.OWNED, changes, change -> change.subject());
    }

    private void grants(String identity, RelationKind relation, Kind kind, List<Change> changes) {
        for (RelationState grant : context.estate().from(identity, relation)) {
            context.estate()
                    .known(grant.to())
                    .ifPresent(thing -> open(kind, thing, name(identity) + " has " + thing.displayName()));
        }
        List<Change> own = changes.stream()
                .filter(change -> change.subject().equals(identity))
                .toList();
        removed(relation, kind, own, change -> change.other().orElseThrow());
    }

    private void removed(
            RelationKind relation,
            Kind kind,
            List<Change> changes,
            java.util.function.Function<Change, String> thing) {
        changes.stream()
                .filter(change -> is(change, relation) && change.kind() == Change.Kind.REMOVED)
                .filter(change -> left.isPresent() && !change.at().isBefore(left.get().minus(AHEAD)))
                .forEach(change -> context.estate()
                        .known(thing.apply(change))
                        .ifPresent(state -> done(
                                kind,
                                state,
                                Optional.of(change.at()),
                                state.displayName() + " was taken away, says " + change.source())));
    }

    private static boolean is(Change change, RelationKind relation) {
        return change.relation().filter(relation::equals).isPresent();
    }

    private void credential(RelationState use) {
        Optional<EntityState> secret = context.estate().known(use.from());
        if (secret.isEmpty()) {
            return;
        }
        if (SecretLife.isLive(context, secret.get())) {
            open(
                    Kind.CREDENTIAL,
                    secret.get(),
                    secret.get().displayName() + " is live, " + SecretLife.history(context, secret.get()));
            return;
        }
        Optional<Instant> ended =
                secret.get().time("expiresAt").filter(end -> !end.isAfter(context.at()));
        done(Kind.CREDENTIAL, secret.get(), ended, secret.get().displayName() + " is not valid any more");
    }

    /** Nobody forgets a secret: only rotating it, or its end, closes it. */
    private void known(String id) {
        Optional<EntityState> secret = context.estate().known(id).filter(state -> state.label() == EntityLabel.SECRET);
        if (secret.isEmpty()) {
            return;
        }
        Optional<Instant> renewed = SecretLife.renewed(context, secret.get())
                .filter(time -> left.isPresent() && !time.isBefore(left.get()));
        if (renewed.isEmpty() && SecretLife.isLive(context, secret.get())) {
            open(
                    Kind.KNOWN_SECRET,
                    secret.get(),
                    secret.get().displayName() + " is known, " + SecretLife.history(context, secret.get()));
            return;
        }
        done(Kind.KNOWN_SECRET, secret.get(), renewed, secret.get().displayName() + " was renewed or has ended");
    }

    private String name(String id) {
        return context.estate().known(id).map(EntityState::displayName).orElse(id);
    }

    private void open(Kind kind, EntityState thing, String evidence) {
        Optional<Long> hours = left.filter(at -> !at.isAfter(context.at())).map(at -> hours(at, context.at()));
        items.put(
                kind + " " + thing.id(),
                new OffboardingItem(
                        Systems.of(thing), kind, EntityRef.of(thing), false, Optional.empty(), hours, evidence));
    }

    private void done(Kind kind, EntityState thing, Optional<Instant> at, String evidence) {
        Optional<Long> hours = left.flatMap(start -> at.map(end -> hours(start, end)));
        items.putIfAbsent(
                kind + " " + thing.id(),
                new OffboardingItem(Systems.of(thing), kind, EntityRef.of(thing), true, at, hours, evidence));
    }

    private static long hours(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toHours());
    }
}
