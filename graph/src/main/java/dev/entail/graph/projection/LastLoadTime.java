// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Which time the last load up to a version speaks of that speaks of no later time than this; no row value before the first. */
record LastLoadTime(long version, Instant time) implements Query<Optional<Instant>> {
    private static final String CYPHER = """
            MATCH (l:Load) WHERE l.number <= $version AND l.at <= $time
            RETURN max(l.at) AS at""";

    @Override
    public String cypher() {
        return CYPHER;
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of("version", version, "time", Row.parameter(time));
    }

    @Override
    public Optional<Instant> map(Row row) {
        return row.optionalTime("at");
    }
}
