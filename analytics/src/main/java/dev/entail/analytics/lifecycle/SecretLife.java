// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.lifecycle;

import dev.entail.analytics.AnalysisContext;
import dev.entail.graph.projection.EntityState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a secret still opens something, and when it was last renewed. */
final class SecretLife {
    private SecretLife() {}

    /** {@return whether it is there, neither revoked nor past its end} */
    static boolean isLive(AnalysisContext context, EntityState secret) {
        String status = secret.text("status").orElse("");
        return context.estate().entity(secret.id()).isPresent()
                && !status.equals("REVOKED")
                && !status.equals("EXPIRED")
                && secret.time("expiresAt")
                        .filter(end -> !context.at().isBefore(end))
                        .isEmpty();
    }

    /** {@return when its value was last made anew, empty where no source tells} */
    static Optional<Instant> renewed(AnalysisContext context, EntityState secret) {
        List<Instant> times = new ArrayList<>();
        secret.time("createdAt").ifPresent(times::add);
        secret.time("rotatedAt").ifPresent(times::add);
        context.people()
                .events(secret.id(), "ROTATED")
                .forEach(event -> event.time("at").ifPresent(times::add));
        times.removeIf(time -> time.isAfter(context.at()));
        return Ages.latest(times);
    }

    /** {@return whether it is known to have been made anew at this time or later} */
    static boolean isRenewedSince(AnalysisContext context, EntityState secret, Instant since) {
        return renewed(context, secret).filter(time -> !time.isBefore(since)).isPresent();
    }

    /** {@return what happened last to its value, as part of a sentence} */
    static String history(AnalysisContext context, EntityState secret) {
        return renewed(context, secret)
                .map(time -> "last renewed " + time)
                .orElse("no source tells when it was last renewed");
    }
}
