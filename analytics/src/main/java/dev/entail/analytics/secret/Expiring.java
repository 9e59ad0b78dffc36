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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds secrets that end soon, and who has to act. */
@AutoService(Analysis.class)
public final class Expiring implements Analysis {
    private static final int SOON = 3;

    private static final Descriptor ABOUT = Descriptor.of("secret.expiring")
            .title("Secret about to expire")
            .severity(Severity.MEDIUM)
            .summary("A live secret that nothing renews by itself ends within days.")
            .recommendation("Renew it before its day, or confirm that it is no longer needed and let it end.")
            .controls(Control.csf("PR.AA-01"), Control.sp80053("IA-5"))
            .setting("days", 14, "a secret that ends within so many days is about to expire")
            .needs(new Need("end", (context, secret) -> SecretFacts.of(context).isEndKnown(secret)))
            .subjects(Subjects.SECRETS)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        SecretFacts facts = SecretFacts.of(context);
        Duration window = Duration.ofDays(context.days(ABOUT, "days"));
        return facts.live()
                .flatMap(secret -> judge(context, facts, secret, window).stream())
                .toList();
    }

    private static Optional<Suspicion> judge(
            AnalysisContext context, SecretFacts facts, EntityState secret, Duration window) {
        Optional<Instant> end = facts.end(secret);
        Optional<Duration> left = end.map(time -> Duration.between(context.at(), time))
                .filter(span -> span.isPositive() && span.compareTo(window) <= 0);
        if (left.isEmpty() || renewsItself(facts, secret, window)) {
            return Optional.empty();
        }
        Optional<Actors.Actor> actor = Actors.of(context, secret);
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.of(secret, "It ends at " + end.get() + "."));
        evidence.add(actor.map(Actors.Actor::evidence)
                .orElse(Evidence.of(
                        secret, "Nobody is known who could act: no owner and no controller of it is still there.")));
        long days = left.get().toDays();
        String title = secret.displayName() + " ends in " + days + (days == 1 ? " day: " : " days: ")
                + actor.map(who -> who.name() + " must act").orElse("nobody is known who could act");
        boolean urgent = days < SOON || actor.isEmpty();
        return Optional.of(SecretFinding.of(
                context,
                secret,
                "expiring",
                title,
                urgent ? Severity.HIGH : Severity.MEDIUM,
                urgent ? 55 : 40,
                evidence));
    }

    /** What is rotated by a machine, or is always as short-lived as the window, needs nobody. */
    private static boolean renewsItself(SecretFacts facts, EntityState secret, Duration window) {
        if ("AUTOMATIC".equals(secret.text("rotationPath").orElse(""))) {
            return true;
        }
        return facts.since(secret)
                .flatMap(made -> facts.end(secret).map(end -> Duration.between(made, end)))
                .filter(life -> life.compareTo(window) <= 0)
                .isPresent();
    }
}
