// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.lifecycle;

import dev.entail.analytics.AnalysisContext;
import dev.entail.graph.projection.EntityState;
import java.time.Instant;
import java.util.Optional;

/** Which workloads are retired, and since when. */
final class Retirements {
    private Retirements() {}

    static boolean isRetired(AnalysisContext context, EntityState workload) {
        Optional<EntityState> last = context.people().events(workload.id(), "RETIRED", "DEPLOYED").stream()
                .findFirst();
        boolean byEvent = last.flatMap(event -> event.text("kind"))
                .filter("RETIRED"::equals)
                .isPresent();
        return byEvent
                || "RETIRED".equals(workload.text("status").orElse(""))
                || context.estate().isGone(workload.id());
    }

    /** {@return when it was retired, empty where no event tells} */
    static Optional<Instant> since(AnalysisContext context, EntityState workload) {
        Optional<Instant> event = context.people().events(workload.id(), "RETIRED").stream()
                .findFirst()
                .flatMap(it -> it.time("at"));
        return event.or(workload::validTo);
    }
}
