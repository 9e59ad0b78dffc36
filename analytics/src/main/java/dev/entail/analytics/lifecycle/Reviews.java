// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.lifecycle;

import dev.entail.analytics.AnalysisContext;
import dev.entail.graph.RelationKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** When something was last reviewed: by an event about it, or by a certification of one of its grants. */
final class Reviews {
    private Reviews() {}

    /** {@return the last review of any of these nodes, empty where none is recorded} */
    static Optional<Instant> last(AnalysisContext context, Collection<String> ids) {
        List<Instant> times = new ArrayList<>();
        for (String id : ids) {
            context.people().events(id, "REVIEWED", "CERTIFIED").stream()
                    .limit(1)
                    .forEach(event -> event.time("at").ifPresent(times::add));
            context.estate()
                    .from(id, RelationKind.HAS_ROLE)
                    .forEach(grant -> grant.time("certifiedAt").ifPresent(times::add));
        }
        times.removeIf(time -> time.isAfter(context.at()));
        return Ages.latest(times);
    }

    static boolean areSince(AnalysisContext context, Collection<String> ids, Instant since) {
        return last(context, ids).filter(time -> !time.isBefore(since)).isPresent();
    }

    /** {@return the last review, as part of a sentence} */
    static String sentence(Optional<Instant> review) {
        return review.map(time -> "the last review was " + time).orElse("no review is recorded");
    }
}
