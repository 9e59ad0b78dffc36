// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import dev.entail.analytics.Analyses;
import dev.entail.analytics.Finding;
import dev.entail.api.Entail;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Findings and the analyses that make them. */
final class FindingFeature implements Feature {
    private final Entail entail;

    FindingFeature(Entail entail) {
        this.entail = entail;
    }

    @Override
    public String schema() {
        return "finding";
    }

    @Override
    public void wire(RuntimeWiring.Builder wiring) {
        wiring.type(
                "Query",
                type -> type.dataFetcher("findings", this::findings)
                        .dataFetcher("analyses", environment -> Analyses.all()));
        wiring.type(
                "Finding",
                type -> type.dataFetcher(
                                "subject",
                                environment -> EntityLoader.load(
                                        environment, source(environment).subject()))
                        .dataFetcher(
                                "firstSeen",
                                environment ->
                                        Arguments.time(source(environment).firstSeen()))
                        .dataFetcher(
                                "lastSeen",
                                environment ->
                                        Arguments.time(source(environment).lastSeen()))
                        .dataFetcher(
                                "recommendation",
                                environment -> Analyses.require(
                                                source(environment).type())
                                        .recommendation())
                        .dataFetcher(
                                "controls",
                                environment -> Analyses.require(
                                                source(environment).type())
                                        .controls()));
        wiring.type(
                "AnalysisInfo",
                type -> type.dataFetcher(
                        "documentation",
                        environment -> Objects.requireNonNull(environment.<dev.entail.analytics.Descriptor>getSource())
                                .documentation()));
    }

    private static Finding source(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.getSource());
    }

    private Map<String, Object> findings(DataFetchingEnvironment environment) {
        Map<String, Object> filter = Arguments.input(environment, "filter");
        List<Finding> findings = entail.findings().stream()
                .filter(finding -> isWanted(finding, filter))
                .sorted(comparator(Arguments.input(environment, "orderBy")))
                .toList();
        return Connections.of(findings, environment);
    }

    /** The order of the store is kept where no other is wanted, and among equals. */
    private static Comparator<Finding> comparator(Map<String, Object> order) {
        Comparator<Finding> by = switch (String.valueOf(order.get("field"))) {
            case "SEVERITY" -> Comparator.comparing(Finding::severity).reversed();
            case "RISK" -> Comparator.comparingDouble(Finding::risk);
            case "TYPE" -> Comparator.comparing(Finding::type);
            case "STATUS" -> Comparator.comparing(Finding::status);
            case "FIRST_SEEN" -> Comparator.comparing(Finding::firstSeen);
            case "LAST_SEEN" -> Comparator.comparing(Finding::lastSeen);
            default -> (_, _) -> 0;
        };
        return "DESC".equals(order.get("direction")) ? by.reversed() : by;
    }

    private static boolean isWanted(Finding finding, Map<String, Object> filter) {
        return isAmong(filter, "types", finding.type())
                && isAmong(filter, "severities", finding.severity().name())
                && isAmong(filter, "statuses", finding.status().name())
                && (filter.get("subject") == null
                        || filter.get("subject").equals(finding.subject().id()));
    }

    private static boolean isAmong(Map<String, Object> filter, String list, String value) {
        List<String> wanted = Arguments.list(filter, list);
        return wanted.isEmpty() || wanted.contains(value);
    }
}
