// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.finding;

import dev.entail.analytics.Descriptor;
import dev.entail.analytics.Evidence;
import dev.entail.analytics.Suspicion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A suspicion as the store keeps it.
 *
 * @param rank what lists are sorted by: smaller for more risk, among equal risk for what an attacker tries first
 * @param content tells that it reads differently than before
 */
record FindingRow(String id, Suspicion suspicion, List<String> sources, long rank, long content) {
    static FindingRow of(Descriptor analysis, Suspicion suspicion, List<String> sources) {
        long rank = Math.round((100 - suspicion.risk()) * 1_000) * 10
                + analysis.precedence().place();
        String id = Fingerprint.of(analysis.id(), suspicion.subject().id(), suspicion.cause());
        return new FindingRow(id, suspicion, sources, rank, Fingerprint.content(suspicion, sources, rank));
    }

    /** {@return the graver of two that have the same cause} */
    FindingRow orGraver(FindingRow other) {
        return other.rank < rank ? other : this;
    }

    Map<String, Object> properties(String type) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", id);
        row.put("type", type);
        row.put("title", suspicion.title());
        row.put("severity", suspicion.severity().name());
        row.put("risk", suspicion.risk());
        row.put("rank", rank);
        row.put("subject", suspicion.subject().id());
        row.put("subjectName", suspicion.subject().name());
        row.put("subjectLabel", suspicion.subject().label().name());
        row.put("sources", sources);
        row.put("evidence", suspicion.evidence().stream().map(Evidence::text).toList());
        row.put("content", content);
        return row;
    }
}
