// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api;

import dev.entail.graph.projection.Visibility;
import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;
import java.util.Map;

/** How many relations of each kind hold. */
record CountRelations(long version) implements Query<GraphInfo.Count> {
    private static final String CYPHER = """
            MATCH (:Entity)-[r]->(:Entity) WHERE r.addedBy <= $version AND r.closedBy > $version
            RETURN type(r) AS kind, count(*) AS count ORDER BY kind""";

    @Override
    public String cypher() {
        return CYPHER;
    }

    @Override
    public Map<String, Object> parameters() {
        return new Visibility(version, java.util.Optional.empty()).parameters();
    }

    @Override
    public GraphInfo.Count map(Row row) {
        return new GraphInfo.Count(row.text("kind"), row.whole("count"));
    }
}
