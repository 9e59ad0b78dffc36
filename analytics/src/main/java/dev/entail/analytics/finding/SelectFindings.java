// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.finding;

import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;
import java.time.Instant;
import java.util.Map;

/** A stretch of the findings that are wanted, in an order. Its text is put together from constants of this package. */
record SelectFindings(
        FindingFilter filter, FindingOrder order, long skip, long limit, Map<String, Object> runs, Instant now)
        implements Query<Finding> {
    @Override
    public String cypher() {
        return "MATCH (f:Finding) " + filter.where() + "\nWITH f " + order.orderBy() + " SKIP $skip LIMIT $limit"
                + FindingColumns.CYPHER;
    }

    @Override
    public Map<String, Object> parameters() {
        Map<String, Object> parameters = filter.parameters(now);
        parameters.put("skip", skip);
        parameters.put("limit", limit);
        parameters.put("runs", runs);
        return parameters;
    }

    @Override
    public Finding map(Row row) {
        return FindingColumns.read(row);
    }
}
