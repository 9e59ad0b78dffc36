// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.task;

import dev.entail.analytics.finding.Finding;
import dev.entail.analytics.finding.FindingStore;
import dev.entail.api.task.SelectNewlyChanged.Change;
import dev.entail.graph.store.GraphStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells watchers of findings that change, by whichever process: while there are watchers it asks the store every second
 * which runs ended and what people decided.
 */
public final class FindingWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FindingWatch.class);
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final Duration CLOCKS = Duration.ofSeconds(5);

    private final GraphStore store;
    private final FindingStore findings;
    private final List<Consumer<Finding>> watchers = new CopyOnWriteArrayList<>();
    private boolean isRunning;
    private volatile boolean isClosed;

    public FindingWatch(GraphStore store) {
        this.store = store;
        this.findings = new FindingStore(store);
    }

    /** Tells a watcher of every finding that changes, until what is returned is run. */
    public synchronized Runnable watch(Consumer<Finding> watcher) {
        watchers.add(watcher);
        if (!isRunning && !isClosed) {
            isRunning = true;
            Seen seen = new Seen(findings.lastRuns(), Instant.now());
            Thread.ofVirtual().name("entail-findings").start(() -> look(seen));
        }
        return () -> watchers.remove(watcher);
    }

    private synchronized boolean isWanted() {
        isRunning = !watchers.isEmpty() && !isClosed;
        return isRunning;
    }

    /** What was told already. */
    private record Seen(Map<String, Instant> runs, Instant since, Set<Change> told) {
        Seen(Map<String, Instant> runs, Instant since) {
            this(runs, since, new HashSet<>());
        }
    }

    private void look(Seen begin) {
        Seen seen = begin;
        try {
            while (isWanted()) {
                Thread.sleep(BETWEEN);
                seen = next(seen);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Seen next(Seen seen) {
        try {
            Instant now = Instant.now();
            Map<String, Instant> runs = findings.lastRuns();
            Set<Instant> ended = runs.entrySet().stream()
                    .filter(run -> !run.getValue().equals(seen.runs().get(run.getKey())))
                    .map(Map.Entry::getValue)
                    .collect(Collectors.toSet());
            List<Change> changes =
                    store.list(new SelectNewlyChanged(ended, seen.since().minus(CLOCKS)));
            changes.stream().filter(change -> !seen.told().contains(change)).forEach(this::tell);
            return new Seen(runs, now, new HashSet<>(changes));
        } catch (RuntimeException e) {
            LOG.warn("Changes of findings cannot be told now", e);
            return seen;
        }
    }

    private void tell(Change change) {
        findings.find(change.id()).ifPresent(finding -> watchers.forEach(watcher -> watcher.accept(finding)));
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
