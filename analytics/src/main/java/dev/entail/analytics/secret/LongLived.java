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

/** Finds secrets that never end or have had the same value for very long. */
@AutoService(Analysis.class)
public final class LongLived implements Analysis {
    private static final Need AGE_OR_END = new Need(
            "age and end",
            (context, secret) -> SecretFacts.of(context).since(secret).isPresent()
                    || SecretFacts.of(context).isEndless(secret));

    private static final Descriptor ABOUT = Descriptor.of("secret.long-lived")
            .precedence(Precedence.LONG_LIVED_TOKEN)
            .title("Long-lived secret")
            .severity(Severity.MEDIUM)
            .summary("A live secret has no end, or has had the same value for longer than it should.")
            .recommendation("Replace it by a short-lived credential, or give it an end and rotate it before that.")
            .controls(Control.owaspNhi("NHI7"), Control.csf("PR.AA-01"), Control.sp80053("IA-5 f"), Control.cis("5.5"))
            .setting("days", 365, "a secret whose value is older than so many days is long-lived")
            .needs(AGE_OR_END)
            .subjects(Subjects.SECRETS)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        SecretFacts facts = SecretFacts.of(context);
        Duration most = Duration.ofDays(context.days(ABOUT, "days"));
        return facts.live()
                .flatMap(secret -> judge(context, facts, secret, most).stream())
                .toList();
    }

    private static Optional<Suspicion> judge(
            AnalysisContext context, SecretFacts facts, EntityState secret, Duration most) {
        Optional<Duration> age = facts.age(secret);
        boolean old = age.filter(span -> span.compareTo(most) > 0).isPresent();
        boolean endless = facts.isEndless(secret) && (old || !rotatesItself(facts, secret));
        if (!old && !endless) {
            return Optional.empty();
        }
        String years = age.map(span -> "has had its value for " + span.toDays() + " days")
                .orElse("is of unknown age");
        String title = secret.displayName()
                + (old ? " " + years : "")
                + (old && endless ? " and" : "")
                + (endless ? " never expires" : "");
        String said = facts.since(secret)
                .map(time -> "Its value is of " + SecretFinding.day(time) + ". ")
                .orElse("When it was made is unknown. ");
        String end = facts.end(secret)
                .map(time -> "It ends on " + SecretFinding.day(time) + ".")
                .orElse(endless ? "No end and no time to live is set." : "When it ends is unknown.");
        return Optional.of(SecretFinding.of(
                context,
                secret,
                "long-lived",
                title,
                old ? Severity.MEDIUM : Severity.LOW,
                old ? 50 : 30,
                List.of(Evidence.of(secret, said + end))));
    }

    /** What a machine has rotated lives from one rotation to the next, whatever end it has. */
    private static boolean rotatesItself(SecretFacts facts, EntityState secret) {
        return "AUTOMATIC".equals(secret.text("rotationPath").orElse("")) && facts.wasRotated(secret);
    }
}
