// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.finding;

import dev.entail.graph.store.NumberQuery;
import java.time.Instant;
import java.util.Map;

/** How many findings are wanted. */
record CountFindings(FindingFilter filter, Instant now) implements NumberQuery {
    @Override
    public String cypher() {
        return "MATCH (f:Finding) " + filter.where() + "\nRETURN count(f) AS number";
    }

    @Override
    public Map<String, Object> parameters() {
        return filter.parameters(now);
    }
}
