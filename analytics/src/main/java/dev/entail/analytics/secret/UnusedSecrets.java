// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.secret;

import com.google.auto.service.AutoService;
import dev.entail.analytics.Analysis;
import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Control;
import dev.entail.analytics.Descriptor;
import dev.entail.analytics.Evidence;
import dev.entail.analytics.Need;
import dev.entail.analytics.Severity;
import dev.entail.analytics.Subjects;
import dev.entail.analytics.Suspicion;
import dev.entail.graph.projection.EntityState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds secrets that nobody used for long. */
@AutoService(Analysis.class)
public final class UnusedSecrets implements Analysis {
    private static final Descriptor ABOUT = Descriptor.of("secret.unused")
            .title("Unused secret")
            .severity(Severity.LOW)
            .summary("A live secret was not used in the window.")
            .recommendation("Revoke it; if nobody misses it within two weeks, delete it.")
            .controls(Control.owaspNhi("NHI1"), Control.csf("PR.AA-01"), Control.sp80053("AC-2(3)"), Control.cis("5.3"))
            .setting("days", 90, "a secret not used for so many days is unused")
            .needs(Need.property("last use", "lastUsedAt"))
            .subjects(Subjects.SECRETS)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        SecretFacts facts = SecretFacts.of(context);
        long window = context.days(ABOUT, "days");
        return facts.live()
                .filter(secret -> !facts.isBreakGlass(secret))
                .flatMap(secret -> judge(context, secret, window).stream())
                .toList();
    }

    private static Optional<Suspicion> judge(AnalysisContext context, EntityState secret, long window) {
        Optional<Instant> used = secret.time("lastUsedAt");
        long days = used.map(last -> days(last, context.at())).orElse(0L);
        boolean young = secret.time("createdAt")
                .filter(made -> days(made, context.at()) < window)
                .isPresent();
        if (used.isEmpty() || days < window || young) {
            return Optional.empty();
        }
        return Optional.of(SecretFinding.of(
                context,
                secret,
                "unused",
                secret.displayName() + " was not used for " + days + " days",
                Severity.LOW,
                30,
                List.of(Evidence.of(secret, "It was last used on " + SecretFinding.day(used.get()) + "."))));
    }

    private static long days(Instant from, Instant to) {
        return Duration.between(from, to).toDays();
    }
}
