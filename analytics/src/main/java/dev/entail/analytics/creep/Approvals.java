// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.estate.GrantEvents;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether somebody agreed that an identity has what it was given. */
final class Approvals {
    private static final Set<String> REVIEWS = Set.of("REVIEWED", "CERTIFIED");

    private final AnalysisContext context;
    private final List<EntityState> events;

    private Approvals(AnalysisContext context, List<EntityState> events) {
        this.context = context;
        this.events = events;
    }

    static Approvals of(AnalysisContext context, String holder) {
        return new Approvals(
                context,
                Entitlements.of(context).ids(holder).stream()
                        .flatMap(id -> context.people().events(id, "APPROVED", "CERTIFIED", "REVIEWED").stream())
                        .toList());
    }

    /** {@return whether the grant names who approved it, or an approval of it is recorded} */
    boolean isApproved(RelationState grant) {
        return grant.text("approvedBy").filter(name -> !name.isBlank()).isPresent()
                || events.stream().anyMatch(event -> GrantEvents.isOf(context.estate(), event, grant));
    }

    /** {@return whether the grant was confirmed at or after a time, by itself or in a review of all that the holder has} */
    boolean isConfirmedSince(RelationState grant, Instant time) {
        Optional<Instant> certified = grant.time("certifiedAt");
        if (certified
                .filter(at -> !at.isBefore(time) && !at.isAfter(context.at()))
                .isPresent()) {
            return true;
        }
        return events.stream()
                .filter(event ->
                        event.time("at").filter(at -> !at.isBefore(time)).isPresent())
                .anyMatch(event -> GrantEvents.isOf(context.estate(), event, grant) || isOfAll(event));
    }

    /** A review that names no grant is one of everything. */
    private boolean isOfAll(EntityState event) {
        return REVIEWS.contains(event.text("kind").orElse(""))
                && event.text("ticket").isEmpty()
                && event.text("detail").filter(text -> !text.isBlank()).isEmpty()
                && context.estate().from(event.id(), RelationKind.ABOUT).size() == 1;
    }
}
