// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.nhi;

import com.google.auto.service.AutoService;
import dev.entail.analytics.Analysis;
import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Control;
import dev.entail.analytics.Descriptor;
import dev.entail.analytics.EntityRef;
import dev.entail.analytics.Evidence;
import dev.entail.analytics.Precedence;
import dev.entail.analytics.Severity;
import dev.entail.analytics.Subjects;
import dev.entail.analytics.Suspicion;
import dev.entail.analytics.secret.SecretFacts;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds NHIs that several applications work as. */
@AutoService(Analysis.class)
public final class Reused implements Analysis {
    private static final int MOST_SHOWN = 10;

    /** What a cluster appends to the name of a deployment for each of its pods. */
    private static final Pattern REPLICA = Pattern.compile("-[a-f0-9]{8,10}-[a-z0-9]{5}$");

    private static final Descriptor ABOUT = Descriptor.of("nhi.reused")
            .precedence(Precedence.SHARED_ACCOUNT)
            .title("NHI used by several applications")
            .severity(Severity.MEDIUM)
            .summary("Several applications work as the same NHI, or with its secrets.")
            .recommendation("Give each application an identity of its own with what that one needs.")
            .controls(Control.owaspNhi("NHI9"), Control.csf("PR.AA-01"), Control.sp80053("IA-5"), Control.cis("5.5"))
            .setting("applications", 2, "an NHI of so many applications is reused")
            .subjects(Subjects.NHIS)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        double several = context.setting(ABOUT, "applications");
        return Subjects.NHIS
                .of(context)
                .filter(context.people()::isActive)
                .flatMap(identity -> judge(context, identity, several).stream())
                .toList();
    }

    private static Optional<Suspicion> judge(AnalysisContext context, EntityState identity, double several) {
        Map<String, RelationState> applications = applications(context, identity.id());
        if (applications.size() < several) {
            return Optional.empty();
        }
        List<String> names = applications.values().stream()
                .map(by -> Names.of(context, by.from()))
                .toList();
        List<Evidence> evidence = applications.values().stream()
                .limit(MOST_SHOWN)
                .map(by -> evidence(context, identity, by))
                .toList();
        boolean together = scopes(context, applications) < 2;
        boolean privileged = context.privilege().isPrivileged(identity.id());
        return Optional.of(new Suspicion(
                EntityRef.of(identity),
                "applications",
                identity.displayName() + " is used by " + applications.size() + " applications: " + Names.listed(names),
                privileged ? Severity.HIGH : together ? Severity.LOW : Severity.MEDIUM,
                (together ? 25 : 40) + (privileged ? 15 : 0),
                evidence));
    }

    private static Evidence evidence(AnalysisContext context, EntityState identity, RelationState by) {
        String workload = Names.of(context, by.from());
        return Evidence.of(
                by,
                by.kind() == RelationKind.RUNS_AS
                        ? workload + " works as " + identity.displayName() + "."
                        : workload + " uses its secret " + Names.of(context, by.to()) + ".");
    }

    /** By application the relation of one of its workloads; replicas, and the same one in several clusters, are one. */
    private static Map<String, RelationState> applications(AnalysisContext context, String identity) {
        SecretFacts facts = SecretFacts.of(context);
        Map<String, RelationState> applications = new TreeMap<>();
        facts.runs(identity).forEach(runs -> applications.putIfAbsent(application(context, runs.from()), runs));
        facts.secretsOf(identity)
                .forEach(secret -> facts.uses(secret)
                        .forEach(uses -> applications.putIfAbsent(application(context, uses.from()), uses)));
        return applications;
    }

    private static String application(AnalysisContext context, String workload) {
        String name = REPLICA.matcher(Names.of(context, workload)).replaceFirst("");
        TreeSet<String> scopes = new TreeSet<>();
        context.estate()
                .to(workload, RelationKind.CONTAINS)
                .forEach(contains -> scopes.add(Names.of(context, contains.from())));
        return scopes + " " + name;
    }

    private static long scopes(AnalysisContext context, Map<String, RelationState> applications) {
        return applications.values().stream()
                .map(by -> context.estate().to(by.from(), RelationKind.CONTAINS).stream()
                        .map(RelationState::from)
                        .sorted()
                        .toList())
                .map(scopes -> scopes.isEmpty() ? new Object() : scopes)
                .distinct()
                .count();
    }
}
