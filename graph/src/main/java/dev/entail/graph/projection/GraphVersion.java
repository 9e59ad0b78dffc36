// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.NumberQuery;
import dev.entail.graph.store.Reach;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The number of the last finished load that changed the graph; 0 before the first. */
public final class GraphVersion implements NumberQuery {
    private static final String CYPHER = "MATCH (g:Graph) RETURN g.version AS number";

    private static final ScopedValue<Map<GraphStore, Long>> KEPT = ScopedValue.newInstance();

    private GraphVersion() {}

    /** Does work that loads nothing itself, and all of which sees the version that it asks for first. */
    public static <T> T kept(Supplier<T> work) {
        return ScopedValue.where(KEPT, new ConcurrentHashMap<>()).call(work::get);
    }

    /** {@return the number, which tells nothing of what is in the graph} */
    public static long current(GraphStore store) {
        return KEPT.isBound() ? KEPT.get().computeIfAbsent(store, GraphVersion::read) : read(store);
    }

    private static long read(GraphStore store) {
        return Reach.lifted(() -> store.first(new GraphVersion()).orElse(0L));
    }

    @Override
    public String cypher() {
        return CYPHER;
    }
}
