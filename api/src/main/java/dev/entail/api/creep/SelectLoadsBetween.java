// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.creep;

import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The loads that came to their end and whose input speaks of a time after one and up to another. */
record SelectLoadsBetween(Instant after, Instant to) implements Query<SelectLoadsBetween.Load> {
    private static final String CYPHER = """
            MATCH (l:Load)
            WHERE l.state = 'DONE' AND l.at > $after AND l.at <= $to
            RETURN l.number AS number, l.at AS at, l.sources AS sources
            ORDER BY number""";

    record Load(long number, Instant at, List<String> sources) {}

    @Override
    public String cypher() {
        return CYPHER;
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of("after", Row.parameter(after), "to", Row.parameter(to));
    }

    @Override
    public Load map(Row row) {
        return new Load(row.whole("number"), row.time("at"), row.texts("sources"));
    }
}
