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
import dev.entail.analytics.Precedence;
import dev.entail.analytics.Severity;
import dev.entail.analytics.Subjects;
import dev.entail.analytics.Suspicion;
import dev.entail.graph.projection.EntityState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Finds secrets whose value was not changed in the time in which it should have been. */
@AutoService(Analysis.class)
public final class NotRotated implements Analysis {
    private static final Descriptor ABOUT = Descriptor.of("secret.not-rotated")
            .precedence(Precedence.LONG_LIVED_TOKEN)
            .title("Secret not rotated")
            .severity(Severity.MEDIUM)
            .summary("A live secret was not rotated, nor made, in the window.")
            .recommendation("Rotate it now, then let a vault or the provider rotate it.")
            .controls(Control.owaspNhi("NHI7"), Control.csf("PR.AA-01"), Control.sp80053("IA-5 f"), Control.cis("5.5"))
            .setting("days", 90, "a secret is to be rotated within so many days")
            .needs(new Need(
                    "time of creation or rotation",
                    (context, secret) -> SecretFacts.of(context).since(secret).isPresent()))
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
                .flatMap(secret -> judge(context, facts, secret, window).stream())
                .toList();
    }

    private static Optional<Suspicion> judge(
            AnalysisContext context, SecretFacts facts, EntityState secret, long window) {
        Optional<Long> days = facts.age(secret).map(Duration::toDays).filter(age -> age >= window);
        if (days.isEmpty()) {
            return Optional.empty();
        }
        String day = facts.since(secret).map(SecretFinding::day).orElseThrow().toString();
        String last = facts.wasRotated(secret)
                ? "It was last rotated on " + day + "."
                : "It was made on " + day + " and never rotated since, as far as is known.";
        String path = secret.text("rotationPath")
                .filter("AUTOMATIC"::equals)
                .map(any -> " Its rotation is said to be automatic, and does not happen.")
                .orElse("");
        return Optional.of(SecretFinding.of(
                context,
                secret,
                "not-rotated",
                secret.displayName() + " was not rotated for " + days.get() + " days",
                Severity.MEDIUM,
                Math.min(60, 35 + days.get() / 30.0),
                List.of(Evidence.of(secret, last + path))));
    }
}
