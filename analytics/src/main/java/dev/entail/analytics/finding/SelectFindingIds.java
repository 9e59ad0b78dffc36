// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.finding;

import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;
import java.time.Instant;
import java.util.Map;

/** The ids of the findings that are wanted. */
record SelectFindingIds(FindingFilter filter, Instant now) implements Query<String> {
    @Override
    public String cypher() {
        return "MATCH (f:Finding) " + filter.where() + "\nRETURN f.id AS id ORDER BY id";
    }

    @Override
    public Map<String, Object> parameters() {
        return filter.parameters(now);
    }

    @Override
    public String map(Row row) {
        return row.text("id");
    }
}
