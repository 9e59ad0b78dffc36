// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import dev.entail.analytics.Analyses;
import dev.entail.analytics.Descriptor;
import dev.entail.analytics.EntityRef;
import dev.entail.analytics.finding.Acknowledgement;
import dev.entail.analytics.finding.Finding;
import dev.entail.analytics.finding.FindingChange;
import dev.entail.analytics.finding.FindingException;
import dev.entail.analytics.finding.FindingFilter;
import dev.entail.analytics.finding.FindingOrder;
import dev.entail.analytics.finding.FindingStatus;
import dev.entail.api.Entail;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.projection.EntityState;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.TypeRuntimeWiring;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Findings, the analyses that make them, and how far those could look. */
final class FindingFeature implements Feature {
    private final Entail entail;

    FindingFeature(Entail entail) {
        this.entail = entail;
    }

    /** A step as the schema shows it. */
    record Step(OffsetDateTime at, @Nullable FindingStatus from, FindingStatus to, String by, String note) {}

    @Override
    public String schema() {
        return "finding";
    }

    @Override
    public void wire(RuntimeWiring.Builder wiring) {
        wiring.type(
                "Query",
                type -> type.dataFetcher("findings", this::findings)
                        .dataFetcher("analyses", environment -> Analyses.all())
                        .dataFetcher("coverage", environment -> entail.coverage()));
        wiring.type("Finding", FindingFeature::finding);
        wiring.type(
                "Acknowledgement",
                type -> type.dataFetcher("at", of(Acknowledgement.class, it -> Arguments.time(it.at()))));
        wiring.type(
                "FindingException",
                type -> type.dataFetcher("at", of(FindingException.class, it -> Arguments.time(it.at())))
                        .dataFetcher("until", of(FindingException.class, it -> Arguments.time(it.until())))
                        .dataFetcher("approver", FindingFeature::approver));
        wiring.type(
                "AnalysisInfo",
                type -> type.dataFetcher("documentation", of(Descriptor.class, Descriptor::documentation))
                        .dataFetcher("settings", of(Descriptor.class, entail.settings()::of)));
        for (EntityLabel label : EntityLabel.values()) {
            wiring.type(label.text(), type -> type.dataFetcher("findings", FindingFeature::ofNode));
        }
    }

    private static TypeRuntimeWiring.Builder finding(TypeRuntimeWiring.Builder type) {
        time(type, "firstSeen", finding -> Optional.of(finding.firstSeen()));
        time(type, "lastSeen", finding -> Optional.of(finding.lastSeen()));
        time(type, "resolvedAt", Finding::resolvedAt);
        time(type, "reopenedAt", Finding::reopenedAt);
        return type.dataFetcher(
                        "subject",
                        environment -> EntityLoader.load(
                                environment, source(environment).subject()))
                .dataFetcher(
                        "recommendation",
                        of(
                                Finding.class,
                                finding -> about(finding)
                                        .map(Descriptor::recommendation)
                                        .orElse("")))
                .dataFetcher(
                        "controls",
                        of(
                                Finding.class,
                                finding ->
                                        about(finding).map(Descriptor::controls).orElse(List.of())))
                .dataFetcher("history", FindingFeature::history);
    }

    private static void time(TypeRuntimeWiring.Builder type, String field, Function<Finding, Optional<Instant>> time) {
        type.dataFetcher(
                field,
                of(
                        Finding.class,
                        finding -> time.apply(finding).map(Arguments::time).orElse(null)));
    }

    private static Optional<Descriptor> about(Finding finding) {
        return Analyses.find(finding.type());
    }

    private static <T> DataFetcher<@Nullable Object> of(Class<T> type, Function<T, @Nullable Object> value) {
        return environment -> value.apply(type.cast(Objects.requireNonNull(environment.<Object>getSource())));
    }

    private static Finding source(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.getSource());
    }

    private static CompletableFuture<EntityState> approver(DataFetchingEnvironment environment) {
        String id = Objects.requireNonNull(environment.<FindingException>getSource())
                .approver();
        return EntityLoader.load(environment, new EntityRef(id, id, EntityLabel.IDENTITY));
    }

    private static CompletableFuture<List<Step>> history(DataFetchingEnvironment environment) {
        Finding finding = source(environment);
        return FindingLoader.history(environment, finding.id()).thenApply(changes -> steps(finding, changes));
    }

    private static List<Step> steps(Finding finding, List<FindingChange> changes) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(
                Arguments.time(finding.firstSeen()), null, FindingStatus.OPEN, FindingChange.RUN, "It was found"));
        changes.forEach(change -> steps.add(
                new Step(Arguments.time(change.at()), change.from(), change.to(), change.by(), change.note())));
        return steps;
    }

    private static CompletableFuture<Map<String, Object>> ofNode(DataFetchingEnvironment environment) {
        EntityState state = Objects.requireNonNull(environment.getSource());
        return FindingLoader.of(environment, state.id()).thenApply(all -> Connections.of(all, environment));
    }

    private Map<String, Object> findings(DataFetchingEnvironment environment) {
        FindingFilter filter = FindingArguments.filter(Arguments.input(environment, "filter"));
        FindingOrder order = FindingArguments.order(Arguments.input(environment, "orderBy"));
        long total = entail.findings().count(filter);
        return Connections.of(
                total, environment, (skip, limit) -> entail.findings().list(filter, order, skip, limit));
    }
}
