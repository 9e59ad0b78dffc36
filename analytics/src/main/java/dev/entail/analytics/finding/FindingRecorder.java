// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.finding;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Descriptor;
import dev.entail.analytics.Suspicion;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.store.Command;
import dev.entail.graph.store.GraphStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Compares what an analysis found with what is stored, and has the difference written.
 *
 * <p>What is not found any more is resolved only where that is known: its subject is gone, or all that the analysis
 * needs to know of the subject is there. Time and memory are linear in the findings of the analysis.
 */
final class FindingRecorder {
    private static final int BATCH = 5_000;

    private final GraphStore store;
    private final WriteBehind behind;
    private final AnalysisContext context;
    private final Descriptor analysis;
    private final Map<String, FindingRow> found = new LinkedHashMap<>();
    private final List<String> returned = new ArrayList<>();
    private final List<String> expired = new ArrayList<>();
    private final List<String> gone = new ArrayList<>();
    private final List<String> unjudged = new ArrayList<>();
    private final List<FindingRow> changed = new ArrayList<>();

    FindingRecorder(GraphStore store, WriteBehind behind, AnalysisContext context, Descriptor analysis) {
        this.store = store;
        this.behind = behind;
        this.context = context;
        this.analysis = analysis;
    }

    Recorded record(List<Suspicion> suspicions) {
        suspicions.parallelStream()
                .map(suspicion -> FindingRow.of(
                        analysis, suspicion, sources(suspicion.subject().id())))
                .toList()
                .forEach(row -> found.merge(row.id(), row, FindingRow::orGraver));
        int count = found.size();
        Map<String, FindingRow> fresh = new LinkedHashMap<>(found);
        store.stream(new SelectKnownFindings(analysis.id()), known -> compare(known, fresh.remove(known.id())));
        write(List.copyOf(fresh.values()), rows -> new RunCommands.Create(analysis.id(), rows, context.at()));
        write(changed, rows -> new RunCommands.Update(analysis.id(), rows));
        write(returned, ids -> new RunCommands.Return(ids, context.at()));
        write(expired, ids -> new RunCommands.Expire(ids, context.at()));
        write(gone, ids -> new RunCommands.Resolve(ids, context.at()));
        write(unjudged, RunCommands.Keep::new);
        behind.write(List.of(new RunCommands.Finish(analysis.id(), context.at())));
        return new Recorded(
                analysis.id(), count, fresh.size(), returned.size() + expired.size(), gone.size(), unjudged.size());
    }

    private List<String> sources(String subject) {
        Set<String> all = context.estate()
                .known(subject)
                .<Set<String>>map(EntityState::sources)
                .orElse(Set.of());
        return all.stream().filter(source -> !source.startsWith("entail:")).toList();
    }

    private void compare(KnownFinding known, @Nullable FindingRow row) {
        if (row == null) {
            if (known.status() == FindingStatus.RESOLVED) {
                return;
            }
            if (isJudged(known.subject())) {
                gone.add(known.id());
                return;
            }
            unjudged.add(known.id());
        } else if (known.status() == FindingStatus.RESOLVED) {
            returned.add(known.id());
        }
        if (row != null && (known.content() != row.content() || known.unseen())) {
            changed.add(row);
        }
        if (known.isExpired(context.at())) {
            expired.add(known.id());
        }
    }

    /** Whether silence means that the cause is gone; unknown is not safe. */
    private boolean isJudged(String subject) {
        Optional<EntityState> state = context.estate().entity(subject);
        return state.isEmpty() || analysis.needs().stream().allMatch(need -> need.isMet(context, state.get()));
    }

    private <T> void write(List<T> all, Function<List<T>, Command> command) {
        List<Command> batches = new ArrayList<>();
        for (int start = 0; start < all.size(); start += BATCH) {
            batches.add(command.apply(all.subList(start, Math.min(all.size(), start + BATCH))));
        }
        if (!batches.isEmpty()) {
            behind.write(batches);
        }
    }
}
