// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics;

import dev.entail.analytics.Coverage.State;
import dev.entail.graph.projection.EntityState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What analyses could judge and what they could not, by source. */
public final class Coverages {
    private Coverages() {}

    /** {@return the coverage of each analysis for each source that names something it judges} */
    public static List<Coverage> of(AnalysisContext context) {
        return of(context, (String any) -> true);
    }

    /** {@return the coverage of the analyses whose ids are wanted} */
    public static List<Coverage> of(AnalysisContext context, Predicate<String> wanted) {
        return of(context, wanted, any -> true);
    }

    /**
     * {@return how far analyses can judge some nodes}
     *
     * @param analyses which analyses, by their ids
     * @param nodes which nodes, by their ids
     */
    public static List<Coverage> of(AnalysisContext context, Predicate<String> analyses, Predicate<String> nodes) {
        return Analyses.all().stream()
                .filter(analysis -> analyses.test(analysis.id()))
                .flatMap(analysis -> of(context, analysis, nodes).stream())
                .toList();
    }

    /** {@return the coverage of one analysis} */
    static List<Coverage> of(AnalysisContext context, Descriptor analysis) {
        return of(context, analysis, any -> true);
    }

    private static List<Coverage> of(AnalysisContext context, Descriptor analysis, Predicate<String> nodes) {
        Map<String, Count> counts = new TreeMap<>();
        int needs = analysis.needs().size();
        analysis.subjects()
                .of(context)
                .filter(subject -> nodes.test(subject.id()))
                .forEach(subject -> {
                    boolean[] met = met(context, analysis, subject);
                    for (String source : subject.sources()) {
                        if (!source.startsWith("entail:")) {
                            counts.computeIfAbsent(source, any -> new Count(needs))
                                    .add(met);
                        }
                    }
                });
        return counts.entrySet().stream()
                .map(entry -> entry.getValue().coverage(analysis, entry.getKey()))
                .toList();
    }

    private static boolean[] met(AnalysisContext context, Descriptor analysis, EntityState subject) {
        boolean[] met = new boolean[analysis.needs().size()];
        for (int need = 0; need < met.length; need++) {
            met[need] = analysis.needs().get(need).isMet(context, subject);
        }
        return met;
    }

    /** How many subjects of a source there are, and of how many each need is met. */
    private static final class Count {
        private final long[] met;
        private long subjects;

        Count(int needs) {
            this.met = new long[needs];
        }

        void add(boolean[] isMet) {
            subjects++;
            for (int need = 0; need < met.length; need++) {
                met[need] += isMet[need] ? 1 : 0;
            }
        }

        Coverage coverage(Descriptor analysis, String source) {
            List<String> missing = new ArrayList<>();
            boolean isBlind = false;
            for (int need = 0; need < met.length; need++) {
                if (met[need] < subjects) {
                    missing.add("%s unknown for %d of %d"
                            .formatted(analysis.needs().get(need).what(), subjects - met[need], subjects));
                }
                isBlind |= met[need] == 0;
            }
            State state = missing.isEmpty() ? State.EVALUATED : isBlind ? State.NOT_EVALUATED : State.PARTIAL;
            return new Coverage(analysis.id(), source, state, missing);
        }
    }
}
