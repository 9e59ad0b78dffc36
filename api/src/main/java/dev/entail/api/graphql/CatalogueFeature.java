// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import dev.entail.analytics.escalation.technique.Technique;
import dev.entail.analytics.escalation.technique.TechniqueCatalogue;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The catalogue of techniques. */
final class CatalogueFeature implements Feature {
    private final List<Technique> techniques = TechniqueCatalogue.bundled().all();

    @Override
    public String schema() {
        return "catalogue";
    }

    @Override
    public void wire(RuntimeWiring.Builder wiring) {
        wiring.type("Query", type -> type.dataFetcher("techniques", this::techniques));
        wiring.type(
                "Technique",
                type -> type.dataFetcher(
                                "category",
                                environment -> source(environment).category().label())
                        .dataFetcher(
                                "requiredPermissions",
                                environment -> source(environment).requiredPermissions())
                        .dataFetcher(
                                "references",
                                environment -> source(environment).references().stream()
                                        .map(reference -> reference.url().toString())
                                        .toList()));
    }

    private static Technique source(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.getSource());
    }

    private Map<String, Object> techniques(DataFetchingEnvironment environment) {
        Optional<String> provider = Arguments.text(environment, "provider");
        List<Technique> wanted = techniques.stream()
                .filter(technique -> provider.isEmpty() || provider.get().equals(technique.provider()))
                .toList();
        return Connections.of(wanted, environment);
    }
}
