// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.finding;

import dev.entail.analytics.Severity;
import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;
import java.time.Instant;
import java.util.Map;

/** How many of the wanted findings there are, by type, severity and status. */
record TallyFindings(FindingFilter filter, Instant now) implements Query<FindingCount> {
    @Override
    public String cypher() {
        return "MATCH (f:Finding) " + filter.where() + "\nRETURN f.type AS type, f.severity AS severity, "
                + FindingFilter.STATUS + " AS status, count(*) AS number ORDER BY type, severity, status";
    }

    @Override
    public Map<String, Object> parameters() {
        return filter.parameters(now);
    }

    @Override
    public FindingCount map(Row row) {
        return new FindingCount(
                row.text("type"),
                Severity.valueOf(row.text("severity")),
                FindingStatus.valueOf(row.text("status")),
                row.whole("number"));
    }
}
