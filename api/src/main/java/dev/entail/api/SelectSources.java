// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api;

import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;

/** The sources that were loaded, each with the time of its last load. */
record SelectSources() implements Query<GraphInfo.SourceInfo> {
    private static final String CYPHER = "MATCH (s:Source) RETURN s.name AS name, s.lastLoadAt AS at ORDER BY name";

    @Override
    public String cypher() {
        return CYPHER;
    }

    @Override
    public GraphInfo.SourceInfo map(Row row) {
        return new GraphInfo.SourceInfo(row.text("name"), row.time("at"));
    }
}
