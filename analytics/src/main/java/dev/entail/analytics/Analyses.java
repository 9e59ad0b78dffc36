// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics;

import dev.entail.graph.GraphException.NotFound;
import dev.entail.graph.load.Progress;
import dev.entail.graph.store.GraphStore;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** All analyses of this build, and their runs. */
public final class Analyses {
    private static final Map<String, Analysis> ALL = load();

    private Analyses() {}

    private static Map<String, Analysis> load() {
        Map<String, Analysis> analyses = new TreeMap<>();
        ServiceLoader.load(Analysis.class).forEach(analysis -> {
            if (analyses.put(analysis.about().id(), analysis) != null) {
                throw new IllegalStateException(
                        "Two analyses have the id " + analysis.about().id());
            }
        });
        return java.util.Collections.unmodifiableMap(analyses);
    }

    /** {@return what each analysis is, by id} */
    public static List<Descriptor> all() {
        return ALL.values().stream().map(Analysis::about).toList();
    }

    /**
     * {@return the analysis of this id}
     *
     * @throws NotFound naming those that there are
     */
    public static Descriptor require(String id) {
        Analysis analysis = ALL.get(id);
        if (analysis == null) {
            throw new NotFound(
                    "There is no analysis '" + id + "', allowed is one of " + String.join(", ", ALL.keySet()));
        }
        return analysis.about();
    }

    /**
     * Runs analyses and records what they find.
     *
     * @param ids which to run, all where empty
     * @return how many findings each one has
     */
    public static Map<String, Integer> run(
            GraphStore store, AnalysisContext context, Collection<String> ids, Progress progress) {
        ids.forEach(Analyses::require);
        List<Analysis> chosen = ALL.values().stream()
                .filter(analysis ->
                        ids.isEmpty() || ids.contains(analysis.about().id()))
                .toList();
        FindingStore findings = new FindingStore(store);
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Analysis analysis : chosen) {
            progress.at(analysis.about().id(), counts.size(), chosen.size());
            List<Suspicion> found = analysis.run(context);
            findings.record(analysis.about().id(), found, context.at());
            counts.put(analysis.about().id(), found.size());
        }
        progress.at("done", chosen.size(), chosen.size());
        return counts;
    }
}
