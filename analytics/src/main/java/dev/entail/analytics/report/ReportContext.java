// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.report;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Coverage;
import dev.entail.analytics.Coverages;
import dev.entail.analytics.finding.Finding;
import dev.entail.analytics.lifecycle.Histories;
import dev.entail.graph.projection.EntityState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What a report is made of.
 *
 * @param analysis the graph at the time of the report, as much of it as its reader may see
 * @param version the graph's
 * @param since what changed is told from this time on; empty where nobody asks
 * @param findings all that are not resolved, and those resolved since; who asks waits until they are read
 * @param judged what is judged, which is the whole graph, and of which nodes it may be told
 */
public record ReportContext(
        AnalysisContext analysis,
        long version,
        Optional<Instant> since,
        ReportFilter filter,
        Supplier<List<Finding>> findings,
        Judged judged) {

    /**
     * The whole graph at the time of the report.
     *
     * @param nodes which nodes may be told of, by their ids
     */
    public record Judged(AnalysisContext context, Histories histories, Predicate<String> nodes) {}

    /** {@return the findings of types that begin so, about what the filter lets through} */
    public List<Finding> findings(String typePrefix) {
        ReportFilter.Choice choice = filter.in(analysis.estate());
        return findings.get().stream()
                .filter(finding -> finding.type().startsWith(typePrefix))
                .filter(finding -> filter.equals(ReportFilter.ALL)
                        || analysis.estate()
                                .known(finding.subject().id())
                                .filter(choice::isWanted)
                                .isPresent())
                .toList();
    }

    /** {@return the coverage of the analyses whose ids begin so, computed now} */
    List<Coverage> coverage(String prefix) {
        return Coverages.of(judged.context(), id -> id.startsWith(prefix), judged.nodes());
    }

    /** {@return whether the reader may see all that is judged} */
    boolean isWhole() {
        return analysis == judged.context();
    }

    String name(String id) {
        return analysis.estate().known(id).map(EntityState::displayName).orElse(id);
    }
}
