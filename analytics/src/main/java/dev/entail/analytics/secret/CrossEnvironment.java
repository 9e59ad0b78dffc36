// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.secret;

import com.google.auto.service.AutoService;
import dev.entail.analytics.Analysis;
import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Control;
import dev.entail.analytics.Descriptor;
import dev.entail.analytics.EntityRef;
import dev.entail.analytics.Need;
import dev.entail.analytics.Severity;
import dev.entail.analytics.Subjects;
import dev.entail.analytics.Suspicion;
import dev.entail.analytics.estate.People;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.projection.EntityState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds secrets and NHIs that are in production and elsewhere at once. */
@AutoService(Analysis.class)
public final class CrossEnvironment implements Analysis {
    private static final Descriptor ABOUT = Descriptor.of("secret.cross-environment")
            .title("Secret across environments")
            .severity(Severity.HIGH)
            .summary("The same live secret or NHI is used in production and in another environment.")
            .recommendation("Make one for each environment, and rotate what production shared.")
            .controls(Control.owaspNhi("NHI8"), Control.csf("PR.AA-05"), Control.sp80053("AC-6"))
            .needs(new Need(
                    "environment of what uses it",
                    (context, thing) -> surroundings(context, thing).isKnown()))
            .subjects(new Subjects(
                    EnumSet.of(EntityLabel.SECRET, EntityLabel.IDENTITY),
                    (context, thing) -> thing.label() == EntityLabel.SECRET || People.isNhi(thing)))
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    private static Surroundings surroundings(AnalysisContext context, EntityState thing) {
        return thing.label() == EntityLabel.SECRET
                ? Surroundings.ofSecret(context, thing)
                : Surroundings.ofIdentity(context, thing);
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        List<Suspicion> found = new ArrayList<>();
        Set<String> reported = new HashSet<>();
        SecretFacts.of(context).live().forEach(secret -> secret(context, secret, reported, found));
        Copies.of(context).groups().forEach((print, same) -> copies(context, print, same, reported, found));
        context.estate().entities(EntityLabel.IDENTITY).stream()
                .filter(People::isNhi)
                .filter(context.people()::isActive)
                .forEach(identity -> identity(context, identity, reported, found));
        return found;
    }

    private static void secret(
            AnalysisContext context, EntityState secret, Set<String> reported, List<Suspicion> found) {
        Surroundings around = Surroundings.ofSecret(context, secret);
        if (!around.isMixed()) {
            return;
        }
        reported.add(secret.id());
        SecretFacts.of(context).opens(secret).forEach(opens -> reported.add(opens.to()));
        String title = secret.displayName() + " is in production and in " + around.others();
        found.add(SecretFinding.of(context, secret, "environments", title, Severity.HIGH, 60, around.evidence()));
    }

    /** Copies that are each in one environment only, but not in the same. */
    private static void copies(
            AnalysisContext context,
            String fingerprint,
            List<EntityState> same,
            Set<String> reported,
            List<Suspicion> found) {
        if (same.stream().anyMatch(secret -> reported.contains(secret.id()))) {
            return;
        }
        EntityState first = same.getFirst();
        Surroundings around = Surroundings.ofSecret(context, first);
        same.stream().skip(1).forEach(secret -> around.merge(Surroundings.ofSecret(context, secret)));
        if (around.isMixed()) {
            String title = "The same secret is in production and in " + around.others() + ": "
                    + SecretFinding.listed(
                            same.stream().map(EntityState::displayName).toList());
            found.add(SecretFinding.of(
                    context, first, "fingerprint:" + fingerprint, title, Severity.HIGH, 60, around.evidence()));
        }
    }

    /** Where one of its secrets is reported, that says it. */
    private static void identity(
            AnalysisContext context, EntityState identity, Set<String> reported, List<Suspicion> found) {
        Surroundings around = Surroundings.ofIdentity(context, identity);
        if (!around.isMixed() || reported.contains(identity.id())) {
            return;
        }
        boolean privileged = context.privilege().isPrivileged(identity.id());
        found.add(new Suspicion(
                EntityRef.of(identity),
                "environments",
                identity.displayName() + " works in production and in " + around.others(),
                privileged ? Severity.CRITICAL : Severity.HIGH,
                privileged ? 80 : 60,
                around.evidence()));
    }
}
