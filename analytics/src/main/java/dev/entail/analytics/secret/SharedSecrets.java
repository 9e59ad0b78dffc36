// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.secret;

import com.google.auto.service.AutoService;
import dev.entail.analytics.Analysis;
import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Control;
import dev.entail.analytics.Descriptor;
import dev.entail.analytics.Evidence;
import dev.entail.analytics.Precedence;
import dev.entail.analytics.Severity;
import dev.entail.analytics.Subjects;
import dev.entail.analytics.Suspicion;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds secrets that several workloads use, several people know, or that lie in several places. */
@AutoService(Analysis.class)
public final class SharedSecrets implements Analysis {
    private static final int SEVERAL = 2;
    private static final int MOST_SHOWN = 10;

    private static final Descriptor ABOUT = Descriptor.of("secret.shared")
            .precedence(Precedence.SHARED_ACCOUNT)
            .title("Shared secret")
            .severity(Severity.MEDIUM)
            .summary("A live secret is used by several workloads, known by several people, or lies in several places.")
            .recommendation("Give each user a secret of its own, and rotate the shared one.")
            .controls(
                    Control.owaspNhi("NHI9"),
                    Control.csf("PR.AA-01"),
                    Control.sp80053("IA-5 i"),
                    Control.sp80053("AC-2 k"),
                    Control.cis("5.5"))
            .subjects(Subjects.SECRETS)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        SecretFacts facts = SecretFacts.of(context);
        List<Suspicion> found = new ArrayList<>();
        facts.live().forEach(secret -> {
            byWorkloads(context, secret, facts.uses(secret), found);
            byPeople(context, secret, facts.knownTo(secret), found);
            byPlaces(context, secret, found);
        });
        Copies.of(context).groups().forEach((fingerprint, same) -> byCopies(context, fingerprint, same, found));
        return found;
    }

    private static void byWorkloads(
            AnalysisContext context, EntityState secret, List<RelationState> uses, List<Suspicion> found) {
        if (uses.size() >= SEVERAL) {
            List<String> names = uses.stream()
                    .map(use -> SecretFinding.name(context, use.from()))
                    .toList();
            String title = secret.displayName() + " is used by " + uses.size() + " workloads: ";
            found.add(SecretFinding.of(
                    context,
                    secret,
                    "workloads",
                    title + SecretFinding.listed(names),
                    Severity.MEDIUM,
                    45,
                    evidence(context, uses, "uses it.")));
        }
    }

    private static void byPeople(
            AnalysisContext context, EntityState secret, Map<String, RelationState> known, List<Suspicion> found) {
        if (known.size() >= SEVERAL) {
            List<String> names = known.keySet().stream()
                    .map(person -> SecretFinding.name(context, person))
                    .toList();
            String title = secret.displayName() + " is known by " + known.size() + " people: ";
            found.add(SecretFinding.of(
                    context,
                    secret,
                    "people",
                    title + SecretFinding.listed(names),
                    Severity.MEDIUM,
                    50,
                    evidence(context, known.values(), "knows it.")));
        }
    }

    private static void byPlaces(AnalysisContext context, EntityState secret, List<Suspicion> found) {
        Map<String, RelationState> places = new TreeMap<>();
        context.estate()
                .from(secret.id(), RelationKind.STORED_IN)
                .forEach(stored -> places.putIfAbsent(stored.to(), stored));
        if (places.size() >= SEVERAL) {
            List<String> names = places.keySet().stream()
                    .map(place -> SecretFinding.name(context, place))
                    .toList();
            List<Evidence> evidence = places.values().stream()
                    .limit(MOST_SHOWN)
                    .map(stored ->
                            Evidence.of(stored, "It is stored in " + SecretFinding.name(context, stored.to()) + "."))
                    .toList();
            String title = secret.displayName() + " lies in " + places.size() + " places: ";
            found.add(SecretFinding.of(
                    context, secret, "places", title + SecretFinding.listed(names), Severity.MEDIUM, 45, evidence));
        }
    }

    private static void byCopies(
            AnalysisContext context, String fingerprint, List<EntityState> same, List<Suspicion> found) {
        long places = same.stream()
                .map(secret -> Copies.place(context.estate(), secret))
                .distinct()
                .count();
        if (places < SEVERAL) {
            return;
        }
        EntityState first = same.getFirst();
        List<String> names = same.stream().map(EntityState::displayName).toList();
        List<Evidence> evidence = same.stream()
                .limit(MOST_SHOWN)
                .map(secret -> Evidence.of(secret, secret.displayName() + " has the fingerprint " + fingerprint + "."))
                .toList();
        found.add(SecretFinding.of(
                context,
                first,
                "fingerprint:" + fingerprint,
                "The same secret lies in " + places + " places: " + SecretFinding.listed(names),
                Severity.MEDIUM,
                50,
                evidence));
    }

    private static List<Evidence> evidence(AnalysisContext context, Collection<RelationState> by, String does) {
        return by.stream()
                .limit(MOST_SHOWN)
                .map(relation -> Evidence.of(relation, SecretFinding.name(context, relation.from()) + " " + does))
                .toList();
    }
}
