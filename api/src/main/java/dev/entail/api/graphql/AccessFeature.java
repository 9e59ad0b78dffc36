// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import dev.entail.analytics.access.Access;
import dev.entail.analytics.access.AccessDecision;
import dev.entail.analytics.escalation.EscalationPath;
import dev.entail.api.Entail;
import dev.entail.graph.projection.EntityState;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Who is allowed what, and by which statements. */
final class AccessFeature implements Feature {
    private final Entail entail;

    AccessFeature(Entail entail) {
        this.entail = entail;
    }

    @Override
    public String schema() {
        return "access";
    }

    @Override
    public void wire(RuntimeWiring.Builder wiring) {
        wiring.type("Identity", type -> type.dataFetcher("can", this::can));
        wiring.type("Query", type -> type.dataFetcher("whoCan", this::whoCan));
        wiring.type(
                "Access",
                type -> type.dataFetcher(
                                "identity",
                                environment -> EntityLoader.load(
                                        environment, access(environment).identity()))
                        .dataFetcher(
                                "chain",
                                environment -> access(environment)
                                        .path()
                                        .map(EscalationPath::hops)
                                        .orElse(List.of())));
    }

    private static Access access(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.getSource());
    }

    private AccessDecision can(DataFetchingEnvironment environment) {
        EntityState identity = Objects.requireNonNull(environment.getSource());
        return entail.access(EntityLoader.asOf(environment))
                .can(
                        identity.id(),
                        Arguments.required(environment, "action"),
                        Arguments.required(environment, "resource"),
                        context(environment));
    }

    private DataFetcherResult<Map<String, Object>> whoCan(DataFetchingEnvironment environment) {
        Optional<Instant> asOf = Arguments.asOf(environment);
        List<Access> found = entail.access(asOf)
                .whoCan(
                        Arguments.required(environment, "action"),
                        Arguments.required(environment, "resource"),
                        Optional.empty(),
                        entail.escalation(asOf));
        return EntityLoader.at(asOf, Connections.of(found, environment));
    }

    /** The values of a request's context: a text, or a list of texts, by key. */
    private static Optional<Map<String, List<String>>> context(DataFetchingEnvironment environment) {
        Object given = environment.getArgument("context");
        if (given == null) {
            return Optional.empty();
        }
        if (!(given instanceof Map<?, ?> values)) {
            throw new IllegalArgumentException("context is '" + given + "', allowed is an object of texts by key");
        }
        Map<String, List<String>> context = new TreeMap<>();
        values.forEach((key, value) -> context.put(
                String.valueOf(key),
                value instanceof List<?> list
                        ? list.stream().map(String::valueOf).toList()
                        : List.of(String.valueOf(value))));
        return Optional.of(context);
    }
}
