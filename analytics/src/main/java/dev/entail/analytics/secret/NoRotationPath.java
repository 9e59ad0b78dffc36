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
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds secrets that cannot be rotated, for want of a way or of somebody to do it. */
@AutoService(Analysis.class)
public final class NoRotationPath implements Analysis {
    private static final Set<String> UNKNOWN = Set.of("", "UNKNOWN");

    private static final Descriptor ABOUT = Descriptor.of("secret.no-rotation-path")
            .title("No way to rotate a secret")
            .severity(Severity.MEDIUM)
            .summary("A live secret has no way of rotation, or one by hand and nobody to do it.")
            .recommendation("Name who rotates it and how, write it down, and try it before an incident asks for it.")
            .controls(Control.owaspNhi("NHI7"), Control.csf("PR.AA-01"), Control.sp80053("IA-5"))
            .needs(new Need("way of rotation", (context, secret) -> !UNKNOWN.contains(path(secret))))
            .subjects(Subjects.SECRETS)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        return SecretFacts.of(context)
                .live()
                .flatMap(secret -> judge(context, secret).stream())
                .toList();
    }

    private static String path(EntityState secret) {
        return secret.text("rotationPath").orElse("");
    }

    private static Optional<Suspicion> judge(AnalysisContext context, EntityState secret) {
        if (path(secret).equals("NONE")) {
            Evidence none = Evidence.of(secret, "Its source says that there is no way to rotate it.");
            return suspicion(context, secret, "no-way", "There is no way to rotate " + secret.displayName(), none);
        }
        if (!path(secret).equals("MANUAL") || Actors.of(context, secret).isPresent()) {
            return Optional.empty();
        }
        Evidence nobody = Evidence.of(
                secret,
                "It is rotated by hand, and neither it nor what it opens has an owner or controller who is still there.");
        return suspicion(context, secret, "no-one", "Nobody is there to rotate " + secret.displayName(), nobody);
    }

    private static Optional<Suspicion> suspicion(
            AnalysisContext context, EntityState secret, String cause, String title, Evidence proof) {
        return Optional.of(SecretFinding.of(context, secret, cause, title, Severity.MEDIUM, 40, List.of(proof)));
    }
}
