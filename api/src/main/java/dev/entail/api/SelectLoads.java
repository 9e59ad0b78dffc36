// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api;

import dev.entail.graph.store.NumberQuery;
import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A stretch of the loads of a graph, newest first. */
public record SelectLoads(long skip, long limit) implements Query<SelectLoads.Load> {
    private static final String CYPHER = """
            MATCH (l:Load)
            RETURN l.number AS number, l.state AS state, l.sources AS sources, l.at AS at, l.startedAt AS startedAt,
                   l.finishedAt AS finishedAt, l.added AS added, l.changed AS changed, l.closed AS closed
            ORDER BY number DESC SKIP $skip LIMIT $limit""";

    /**
     * A load as the graph's log has it.
     *
     * @param at the time that its input speaks of
     */
    public record Load(
            long number,
            String state,
            List<String> sources,
            Optional<Instant> at,
            Optional<Instant> startedAt,
            Optional<Instant> finishedAt,
            Optional<Long> added,
            Optional<Long> changed,
            Optional<Long> closed) {}

    /** How many loads there were. */
    public record Total() implements NumberQuery {
        private static final String CYPHER = "MATCH (l:Load) RETURN count(l) AS number";

        @Override
        public String cypher() {
            return CYPHER;
        }
    }

    @Override
    public String cypher() {
        return CYPHER;
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of("skip", skip, "limit", limit);
    }

    @Override
    public Load map(Row row) {
        return new Load(
                row.whole("number"),
                row.text("state"),
                row.texts("sources"),
                row.optionalTime("at"),
                row.optionalTime("startedAt"),
                row.optionalTime("finishedAt"),
                row.optionalWhole("added"),
                row.optionalWhole("changed"),
                row.optionalWhole("closed"));
    }
}
