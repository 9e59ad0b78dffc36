// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.secret;

import com.google.auto.service.AutoService;
import dev.entail.analytics.Analysis;
import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Control;
import dev.entail.analytics.Descriptor;
import dev.entail.analytics.Evidence;
import dev.entail.analytics.Severity;
import dev.entail.analytics.Subjects;
import dev.entail.analytics.Suspicion;
import dev.entail.graph.projection.EntityState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds secrets of which too little is known to judge them. */
@AutoService(Analysis.class)
public final class Unclassified implements Analysis {
    private static final int MANY = 3;

    private static final Descriptor ABOUT = Descriptor.of("secret.unclassified")
            .title("Unclassified secret")
            .severity(Severity.LOW)
            .summary("Of a live secret the type, the location, the time to live or the way of rotation is unknown.")
            .recommendation("Complete its record: what it is, where it lies, when it ends, how it is rotated.")
            .controls(Control.owaspNhi("NHI7"), Control.csf("PR.AA-01"), Control.sp80053("IA-5"))
            .subjects(Subjects.SECRETS)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        SecretFacts facts = SecretFacts.of(context);
        return facts.live()
                .flatMap(secret -> judge(context, secret, unknown(facts, secret)).stream())
                .toList();
    }

    private static List<String> unknown(SecretFacts facts, EntityState secret) {
        List<String> unknown = new ArrayList<>();
        if ("OTHER".equals(secret.text("kind").orElse("OTHER"))) {
            unknown.add("type");
        }
        if (isUnknown(secret, "location")) {
            unknown.add("location");
        }
        if (!facts.isEndKnown(secret)) {
            unknown.add("time to live");
        }
        if (isUnknown(secret, "rotationPath")) {
            unknown.add("way of rotation");
        }
        return unknown;
    }

    private static boolean isUnknown(EntityState secret, String property) {
        return secret.text(property).filter(text -> !text.equals("UNKNOWN")).isEmpty();
    }

    private static Optional<Suspicion> judge(AnalysisContext context, EntityState secret, List<String> unknown) {
        if (unknown.isEmpty()) {
            return Optional.empty();
        }
        String missing = String.join(", ", unknown);
        return Optional.of(SecretFinding.of(
                context,
                secret,
                "unclassified",
                "Of " + secret.displayName() + " is unknown: " + missing,
                unknown.size() >= MANY ? Severity.MEDIUM : Severity.LOW,
                10 + 5 * unknown.size(),
                List.of(Evidence.of(secret, "No source says of it: " + missing + "."))));
    }
}
