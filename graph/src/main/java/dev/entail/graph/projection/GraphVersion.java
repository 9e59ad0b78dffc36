// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.Query;
import dev.entail.graph.store.Reach;
import dev.entail.graph.store.Row;
import java.util.Map;

/** The number of the last finished load that changed the graph; 0 before the first. */
public final class GraphVersion implements Query<Long> {
    private static final String CYPHER = "MATCH (g:Graph) RETURN g.version AS version";

    private GraphVersion() {}

    /** {@return the number, which tells nothing of what is in the graph} */
    public static long current(GraphStore store) {
        return Reach.lifted(() -> store.first(new GraphVersion()).orElse(0L));
    }

    @Override
    public String cypher() {
        return CYPHER;
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of();
    }

    @Override
    public Long map(Row row) {
        return row.whole("version");
    }
}
