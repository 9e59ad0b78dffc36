// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import dev.entail.analytics.rolemining.RoleInsight;
import dev.entail.analytics.rolemining.RoleSuggestion;
import dev.entail.api.Entail;
import dev.entail.api.role.Roles;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetcher;
import graphql.schema.idl.RuntimeWiring;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** What is wrong with roles as roles, and fewer that would do. */
final class RoleFeature implements Feature {
    private final Roles roles;

    RoleFeature(Entail entail) {
        this.roles = new Roles(entail);
    }

    @Override
    public String schema() {
        return "role";
    }

    @Override
    public void wire(RuntimeWiring.Builder wiring) {
        wiring.type(
                "RoleInsight",
                type -> type.dataFetcher(
                                "duplicates",
                                page((RoleInsight insight) -> insight.duplicates().stream()
                                        .map(group -> Map.of("roles", group))
                                        .toList()))
                        .dataFetcher("nearDuplicates", page(RoleInsight::nearDuplicates))
                        .dataFetcher("empty", page(RoleInsight::empty))
                        .dataFetcher("unheld", page(RoleInsight::unheld))
                        .dataFetcher("unused", page(RoleInsight::unused))
                        .dataFetcher("mixed", page(RoleInsight::mixed)));
        wiring.type("RoleSuggestion", type -> type.dataFetcher("roles", page(RoleSuggestion::roles)));
        wiring.type(
                "MinedRole",
                type -> type.dataFetcher("holders", page(RoleSuggestion.Role::holders))
                        .dataFetcher("gives", page(RoleSuggestion.Role::gives)));
        wiring.type(
                "Query",
                type -> type.dataFetcher("roleInsight", asOf(roles::insight))
                        .dataFetcher("roleSuggestion", asOf(roles::suggestion)));
    }

    private static <T> DataFetcher<DataFetcherResult<T>> asOf(Function<Optional<Instant>, T> answer) {
        return environment -> {
            Optional<Instant> asOf = Arguments.asOf(environment);
            return EntityLoader.at(asOf, answer.apply(asOf));
        };
    }

    private static <T> DataFetcher<Map<String, Object>> page(Function<T, List<?>> list) {
        return environment -> {
            T source = Objects.requireNonNull(environment.getSource());
            return Connections.of(list.apply(source), environment);
        };
    }
}
