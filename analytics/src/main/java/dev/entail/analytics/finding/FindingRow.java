// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.finding;

import dev.entail.analytics.Descriptor;
import dev.entail.analytics.EntityRef;
import dev.entail.analytics.Evidence;
import dev.entail.analytics.Severity;
import dev.entail.analytics.Suspicion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A suspicion as the store keeps it.
 *
 * @param evidence each fact as a text
 * @param rank what lists are sorted by: smaller for more risk, among equal risk for what an attacker tries first
 * @param content tells that it reads differently than before
 */
record FindingRow(
        String id,
        EntityRef subject,
        String title,
        Severity severity,
        double risk,
        List<String> evidence,
        List<String> sources,
        long rank,
        long content) {
    static FindingRow of(Descriptor analysis, Suspicion suspicion, List<String> sources) {
        long rank = Math.round((100 - suspicion.risk()) * 1_000) * 10
                + analysis.precedence().place();
        String id = Fingerprint.of(analysis.id(), suspicion.subject().id(), suspicion.cause());
        List<String> evidence =
                suspicion.evidence().stream().map(Evidence::text).toList();
        return new FindingRow(
                id,
                suspicion.subject(),
                suspicion.title(),
                suspicion.severity(),
                suspicion.risk(),
                evidence,
                sources,
                rank,
                Fingerprint.content(suspicion, evidence, sources, rank));
    }

    /** {@return the graver of two that have the same cause} */
    FindingRow orGraver(FindingRow other) {
        return other.rank < rank ? other : this;
    }

    Map<String, Object> properties(String type) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", id);
        row.put("type", type);
        row.put("title", title);
        row.put("severity", severity.name());
        row.put("risk", risk);
        row.put("rank", rank);
        row.put("subject", subject.id());
        row.put("subjectName", subject.name());
        row.put("subjectLabel", subject.label().name());
        row.put("sources", sources);
        row.put("evidence", evidence);
        row.put("content", content);
        return row;
    }
}
