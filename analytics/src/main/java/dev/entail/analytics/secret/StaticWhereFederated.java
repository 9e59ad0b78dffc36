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
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds static credentials of a cloud where what holds them could sign in by federation or its own identity. */
@AutoService(Analysis.class)
public final class StaticWhereFederated implements Analysis {
    private static final Descriptor ABOUT = Descriptor.of("secret.static-where-federated")
            .title("Static credential where federation is possible")
            .severity(Severity.HIGH)
            .summary("A pipeline or workload signs in to a cloud with a static credential though it could federate.")
            .recommendation("Trust the pipeline's or workload's own tokens (OIDC), then revoke the static credential.")
            .controls(
                    Control.owaspNhi("NHI4"),
                    Control.owaspNhi("NHI6"),
                    Control.csf("PR.AA-03"),
                    Control.sp80053("IA-5"))
            .setting("hours", 24, "a credential that lives no longer than so many hours is not static")
            .needs(new Need(
                    "place or user, and identity that it authenticates",
                    (context, secret) -> !SecretFacts.of(context).opens(secret).isEmpty() && isPlaced(context, secret)))
            .subjects(Subjects.SECRETS)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    private static boolean isPlaced(AnalysisContext context, EntityState secret) {
        return secret.text("location").filter(text -> !text.equals("UNKNOWN")).isPresent()
                || !context.estate().from(secret.id(), RelationKind.STORED_IN).isEmpty()
                || !SecretFacts.of(context).uses(secret).isEmpty();
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        SecretFacts facts = SecretFacts.of(context);
        Duration brief = Duration.ofHours((long) context.setting(ABOUT, "hours"));
        Map<String, RelationState> federated = federatedFromKubernetes(context);
        return facts.live()
                .filter(secret -> isStatic(facts, secret, brief))
                .flatMap(secret -> judge(context, facts, secret, federated).stream())
                .toList();
    }

    private static boolean isStatic(SecretFacts facts, EntityState secret, Duration brief) {
        if ("ENCRYPTION_KEY".equals(secret.text("kind").orElse(""))) {
            return false;
        }
        return facts.since(secret)
                .flatMap(made -> facts.end(secret).map(end -> Duration.between(made, end)))
                .filter(life -> life.compareTo(brief) <= 0)
                .isEmpty();
    }

    /** By cloud one relation that shows that service accounts of Kubernetes federate there. */
    private static Map<String, RelationState> federatedFromKubernetes(AnalysisContext context) {
        Map<String, RelationState> federated = new HashMap<>();
        for (RelationState federates : context.estate().relations(RelationKind.FEDERATES_TO)) {
            boolean cluster = context.estate()
                    .entity(federates.from())
                    .filter(Clouds::isKubernetes)
                    .isPresent();
            Optional<String> cloud = context.estate().entity(federates.to()).flatMap(Clouds::of);
            if (cluster && cloud.isPresent()) {
                federated.merge(
                        cloud.get(), federates, (one, other) -> one.from().compareTo(other.from()) <= 0 ? one : other);
            }
        }
        return federated;
    }

    private static Optional<Suspicion> judge(
            AnalysisContext context, SecretFacts facts, EntityState secret, Map<String, RelationState> federated) {
        for (RelationState opens : facts.opens(secret)) {
            Optional<String> cloud = context.estate().known(opens.to()).flatMap(Clouds::of);
            if (cloud.isEmpty()) {
                continue;
            }
            Optional<Evidence> pipeline = inPipeline(context, secret);
            if (pipeline.isPresent()) {
                return suspicion(context, secret, cloud.get(), "a pipeline", Severity.HIGH, List.of(pipeline.get()));
            }
            List<Evidence> workload = inWorkload(context, facts, secret, cloud.get(), federated);
            if (!workload.isEmpty()) {
                return suspicion(context, secret, cloud.get(), "a workload", Severity.MEDIUM, workload);
            }
        }
        return Optional.empty();
    }

    private static Optional<Evidence> inPipeline(AnalysisContext context, EntityState secret) {
        for (RelationState stored : context.estate().from(secret.id(), RelationKind.STORED_IN)) {
            Optional<EntityState> place = context.estate().known(stored.to()).filter(Clouds::isPipeline);
            if (place.isPresent()) {
                return Optional.of(Evidence.of(
                        stored, "It is stored in " + place.get().displayName() + ", whose jobs can federate."));
            }
        }
        return secret.text("location")
                .filter("CI"::equals)
                .map(any -> Evidence.of(secret, "It lies in a pipeline's settings, whose jobs can federate."));
    }

    private static List<Evidence> inWorkload(
            AnalysisContext context,
            SecretFacts facts,
            EntityState secret,
            String cloud,
            Map<String, RelationState> federated) {
        for (RelationState use : facts.uses(secret)) {
            for (RelationState runs : context.estate().from(use.from(), RelationKind.RUNS_AS)) {
                Optional<EntityState> own = context.estate().entity(runs.to());
                RelationState example = federated.get(cloud);
                if (own.flatMap(Clouds::of).filter(cloud::equals).isPresent()) {
                    return evidence(context, use, runs, cloud);
                }
                if (example != null && own.filter(Clouds::isKubernetes).isPresent()) {
                    return evidence(context, use, example, cloud);
                }
            }
        }
        return List.of();
    }

    private static List<Evidence> evidence(
            AnalysisContext context, RelationState use, RelationState shows, String cloud) {
        String user = SecretFinding.name(context, use.from());
        String from = SecretFinding.name(context, shows.from());
        String to = SecretFinding.name(context, shows.to());
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.of(use, user + " uses it."));
        evidence.add(
                shows.kind() == RelationKind.RUNS_AS
                        ? Evidence.of(shows, from + " already works as " + to + ", an identity of " + cloud + ".")
                        : Evidence.of(shows, "Workloads of Kubernetes federate to " + cloud + ": " + from + " does."));
        return evidence;
    }

    private static Optional<Suspicion> suspicion(
            AnalysisContext context,
            EntityState secret,
            String cloud,
            String holder,
            Severity severity,
            List<Evidence> evidence) {
        String title =
                secret.displayName() + " signs " + holder + " in to " + cloud + " for good, where federation would do";
        return Optional.of(SecretFinding.of(
                context, secret, "static", title, severity, severity == Severity.HIGH ? 60 : 45, evidence));
    }
}
