// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.finding;

import dev.entail.analytics.Analyses;
import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Descriptor;
import dev.entail.analytics.Evidence;
import dev.entail.analytics.Suspicion;
import dev.entail.graph.store.Deadline;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is told of findings to a caller who may see only a part of the graph. Findings are judged over the whole of it and
 * told where their subject is in the part; a title or a fact is told as it is only where the same analysis says the very
 * same of the part alone, so that nothing it names can lie outside, and what it says is true of the whole.
 *
 * <p>An analysis is run over the part when the first of its findings is told: the cost is that of the analysis. Safe for
 * several threads, which wait for each other.
 */
public final class PartialFindings {
    private final Set<String> nodes;
    private final Function<Instant, AnalysisContext> part;
    private final Map<String, Said> said = new HashMap<>();
    private @Nullable AnalysisContext context;

    /** What an analysis says of the part at a time: titles and facts, by the finding. */
    private record Said(Instant at, Map<String, Set<String>> texts) {}

    /**
     * What is told of the findings about some nodes.
     *
     * @param nodes ids of all that may be seen
     * @param part the graph as it is now without anything else, judged at a time
     */
    public PartialFindings(Set<String> nodes, Function<Instant, AnalysisContext> part) {
        this.nodes = Set.copyOf(nodes);
        this.part = part;
    }

    FindingFilter in(FindingFilter filter) {
        return filter.within(nodes);
    }

    boolean sees(String node) {
        return nodes.contains(node);
    }

    /**
     * {@return a finding as it may be told}
     *
     * @param lastRun when its analysis ran last
     */
    synchronized Finding told(Finding finding, Instant lastRun) {
        Set<String> texts = said(finding.type(), lastRun).texts().getOrDefault(finding.id(), Set.of());
        return finding.told(
                finding.exception().map(this::told),
                texts.contains(finding.title()) ? finding.title() : title(finding),
                Evidence.within(
                        finding.evidence(),
                        each -> texts.contains(each.text()),
                        finding.subject().id()));
    }

    private FindingException told(FindingException exception) {
        return nodes.contains(exception.approver())
                ? exception
                : new FindingException(
                        "outside of your scopes",
                        exception.reason(),
                        exception.until(),
                        exception.by(),
                        exception.at());
    }

    private static String title(Finding finding) {
        String analysis = Analyses.find(finding.type()).map(Descriptor::title).orElse(finding.type());
        return analysis + ": " + finding.subject().name();
    }

    private Said said(String type, Instant at) {
        Said known = said.get(type);
        if (known == null || !known.at().equals(at)) {
            known = new Said(at, Deadline.lifted(() -> texts(type, at)));
            said.put(type, known);
        }
        return known;
    }

    private Map<String, Set<String>> texts(String type, Instant at) {
        if (Analyses.find(type).isEmpty()) {
            return Map.of();
        }
        Map<String, Set<String>> texts = new HashMap<>();
        for (Suspicion suspicion : Analyses.chosen(List.of(type)).getFirst().run(context(at))) {
            String id = Fingerprint.of(type, suspicion.subject().id(), suspicion.cause());
            Set<String> ofFinding = texts.computeIfAbsent(id, any -> new HashSet<>());
            ofFinding.add(suspicion.title());
            suspicion.evidence().forEach(evidence -> ofFinding.add(evidence.text()));
        }
        return texts;
    }

    private AnalysisContext context(Instant at) {
        AnalysisContext known = context;
        if (known == null || !known.at().equals(at)) {
            known = part.apply(at);
            context = known;
        }
        return known;
    }
}
