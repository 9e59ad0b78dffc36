// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.finding;

import dev.entail.analytics.Analyses;
import dev.entail.analytics.Analysis;
import dev.entail.analytics.AnalysisContext;
import dev.entail.graph.load.Progress;
import dev.entail.graph.store.GraphStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Runs analyses and records what they find. */
public final class AnalysisRuns {
    private AnalysisRuns() {}

    /**
     * Runs analyses one after the other; what one found is written while the next one runs.
     *
     * @param ids which to run, all where empty
     * @return what each one changed, in the order of their ids
     */
    public static List<Recorded> run(
            GraphStore store, AnalysisContext context, Collection<String> ids, Progress progress) {
        List<Analysis> chosen = Analyses.chosen(ids);
        List<Recorded> recorded = new ArrayList<>();
        try (WriteBehind behind = new WriteBehind(store)) {
            for (Analysis analysis : chosen) {
                progress.at(analysis.about().id(), recorded.size(), chosen.size());
                recorded.add(
                        new FindingRecorder(store, behind, context, analysis.about()).record(analysis.run(context)));
            }
            behind.finish();
        }
        progress.at("done", chosen.size(), chosen.size());
        return List.copyOf(recorded);
    }
}
