// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import dev.entail.api.Entail;
import dev.entail.api.GraphInfo;
import graphql.schema.idl.RuntimeWiring;
import java.util.Objects;

/** The graph itself: its version, its size, its sources with their age. */
final class GraphFeature implements Feature {
    private final Entail entail;

    GraphFeature(Entail entail) {
        this.entail = entail;
    }

    @Override
    public String schema() {
        return "graph";
    }

    @Override
    public void wire(RuntimeWiring.Builder wiring) {
        wiring.type("Query", type -> type.dataFetcher("graph", environment -> entail.info()));
        wiring.type(
                "SourceInfo",
                type -> type.dataFetcher(
                        "lastLoadAt",
                        environment ->
                                Arguments.time(Objects.requireNonNull(environment.<GraphInfo.SourceInfo>getSource())
                                        .lastLoadAt())));
    }
}
