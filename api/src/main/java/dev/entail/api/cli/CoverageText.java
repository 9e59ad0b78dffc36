// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.analytics.Coverage;
import dev.entail.analytics.Coverage.State;
import dev.entail.graph.RecordCodec;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What analyses could judge and what they could not, as it is told. */
final class CoverageText {
    private static final int SHOWN = 8;

    private CoverageText() {}

    static ObjectNode json(Coverage coverage) {
        ObjectNode json = RecordCodec.JSON
                .createObjectNode()
                .put("analysis", coverage.analysis())
                .put("source", coverage.source())
                .put("state", coverage.state().name());
        json.set("missing", Json.texts(coverage.missing()));
        return json;
    }

    static String line(Coverage coverage) {
        return "%s for %s: %s".formatted(coverage.analysis(), coverage.source(), state(coverage));
    }

    private static String state(Coverage coverage) {
        String missing = String.join(", ", coverage.missing());
        return switch (coverage.state()) {
            case EVALUATED -> "evaluated";
            case PARTIAL -> "partly evaluated, " + missing;
            case NOT_EVALUATED -> "not evaluated, " + missing;
        };
    }

    static String counts(List<Coverage> coverage) {
        Map<State, Long> counts =
                coverage.stream().collect(Collectors.groupingBy(Coverage::state, TreeMap::new, Collectors.counting()));
        return "Coverage: of %d pairs of analysis and source %d are evaluated, %d partly, %d not."
                .formatted(
                        coverage.size(),
                        counts.getOrDefault(State.EVALUATED, 0L),
                        counts.getOrDefault(State.PARTIAL, 0L),
                        counts.getOrDefault(State.NOT_EVALUATED, 0L));
    }

    /** Writes the counts and what could not be judged, the worst of it only where not all is wanted. */
    static void summary(PrintWriter out, List<Coverage> coverage, boolean all) {
        if (coverage.isEmpty()) {
            return;
        }
        out.println(counts(coverage));
        List<String> gaps = gaps(coverage);
        gaps.stream().limit(all ? gaps.size() : SHOWN).forEach(gap -> out.println("  " + gap));
        if (!all && gaps.size() > SHOWN) {
            out.printf("  and %d more; 'entail coverage' tells all%n", gaps.size() - SHOWN);
        }
    }

    /** What was not evaluated at all first; analyses of one source that lack the same are told in one line. */
    private static List<String> gaps(List<Coverage> coverage) {
        Map<String, List<Coverage>> alike = coverage.stream()
                .filter(each -> each.state() != State.EVALUATED)
                .sorted(Comparator.comparing(Coverage::state)
                        .reversed()
                        .thenComparing(Coverage::source)
                        .thenComparing(Coverage::analysis))
                .collect(Collectors.groupingBy(
                        each -> " for %s: %s".formatted(each.source(), state(each)),
                        java.util.LinkedHashMap::new,
                        Collectors.toList()));
        return alike.entrySet().stream()
                .map(entry -> entry.getValue().stream().map(Coverage::analysis).collect(Collectors.joining(", "))
                        + entry.getKey())
                .toList();
    }
}
