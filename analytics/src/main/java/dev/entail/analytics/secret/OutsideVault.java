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
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds secrets that lie somewhere else than in a vault. */
@AutoService(Analysis.class)
public final class OutsideVault implements Analysis {
    private static final Set<String> UNKNOWN = Set.of("", "UNKNOWN");
    /** Where many can read, and what is once there is copied, kept and indexed. */
    private static final Set<String> OPEN = Set.of("CODE", "IMAGE", "TICKET");

    private static final int MOST_SHOWN = 5;

    private static final Descriptor ABOUT = Descriptor.of("secret.outside-vault")
            .precedence(Precedence.OUTSIDE_VAULT)
            .title("Secret outside a vault")
            .severity(Severity.MEDIUM)
            .summary("A live secret lies in code, a pipeline, configuration, an image, a workstation or a ticket.")
            .recommendation("Move it into a vault and rotate it: what lay elsewhere counts as read.")
            .controls(
                    Control.owaspNhi("NHI2"),
                    Control.owaspNhi("NHI6"),
                    Control.csf("PR.AA-01"),
                    Control.sp80053("IA-5 g"))
            .needs(new Need("location", (context, secret) -> !UNKNOWN.contains(location(secret))))
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

    private static String location(EntityState secret) {
        return secret.text("location").orElse("");
    }

    private static Optional<Suspicion> judge(AnalysisContext context, EntityState secret) {
        String location = location(secret);
        if (UNKNOWN.contains(location) || location.equals("VAULT")) {
            return Optional.empty();
        }
        String place = switch (location) {
            case "CODE" -> "in source code";
            case "CI" -> "in a pipeline's settings";
            case "CONFIG" -> "in configuration";
            case "IMAGE" -> "in an image";
            case "WORKSTATION" -> "on a workstation";
            case "TICKET" -> "in a ticket";
            default -> "outside any vault, in " + location;
        };
        String detail = secret.text("locationDetail").map(text -> ": " + text).orElse("");
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.of(secret, secret.displayName() + " lies " + place + detail + "."));
        context.estate().from(secret.id(), RelationKind.STORED_IN).stream()
                .limit(MOST_SHOWN)
                .forEach(stored -> evidence.add(
                        Evidence.of(stored, "It is stored in " + SecretFinding.name(context, stored.to()) + ".")));
        boolean open = OPEN.contains(location);
        return Optional.of(SecretFinding.of(
                context,
                secret,
                "outside-vault",
                secret.displayName() + " lies " + place,
                open ? Severity.HIGH : Severity.MEDIUM,
                open ? 60 : 45,
                evidence));
    }
}
