// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.finding;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.Row;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The findings in the graph's store, as they are at this moment. Lists are cut and put in order by the store, so a page
 * costs no more memory than its findings.
 */
public final class FindingStore {
    private static final int MOST_COUNTS = 200;

    private final GraphStore store;
    private final Cache<Counted, Long> counts =
            Caffeine.newBuilder().maximumSize(MOST_COUNTS).build();

    /** Statuses change by themselves when an exception ends, so a number that depends on them is good for a second. */
    private record Counted(FindingFilter filter, Optional<SelectStamp.Stamp> stamp, Instant second) {
        static Counted of(FindingFilter filter, Optional<SelectStamp.Stamp> stamp, Instant now) {
            return new Counted(
                    filter, stamp, filter.statuses().isEmpty() ? Instant.EPOCH : now.truncatedTo(ChronoUnit.SECONDS));
        }
    }

    public FindingStore(GraphStore store) {
        this.store = store;
    }

    /** {@return a stretch of the findings that are wanted} */
    public List<Finding> list(FindingFilter filter, FindingOrder order, long skip, long limit) {
        return store.list(new SelectFindings(filter, order, skip, limit, runs(), Instant.now()));
    }

    /** {@return how many findings are wanted, counted once for as long as none changes} */
    public long count(FindingFilter filter) {
        Instant now = Instant.now();
        return counts.get(
                Counted.of(filter, store.first(new SelectStamp()), now),
                missing -> store.first(new CountFindings(filter, now)).orElse(0L));
    }

    /** {@return how many of the wanted findings there are, by type, severity and status} */
    public List<FindingCount> tally(FindingFilter filter) {
        return store.list(new TallyFindings(filter, Instant.now()));
    }

    /** Hands on the first of the findings that are wanted, without holding them. */
    public void stream(FindingFilter filter, FindingOrder order, long limit, Consumer<Finding> each) {
        store.stream(new SelectFindings(filter, order, 0, limit, runs(), Instant.now()), each);
    }

    public Optional<Finding> find(String id) {
        return list(FindingFilter.ALL.withIds(Set.of(id)), FindingOrder.USUAL, 0, 1).stream()
                .findFirst();
    }

    /** {@return the ids of the findings that are wanted} */
    public List<String> ids(FindingFilter filter) {
        return store.list(new SelectFindingIds(filter, Instant.now()));
    }

    /** {@return what is not resolved of each of some nodes, in the usual order, in as many queries whatever their number} */
    public Map<String, List<Finding>> of(Collection<String> subjects) {
        return store.list(new SelectFindingsOf(subjects, runs(), Instant.now())).stream()
                .collect(Collectors.groupingBy(finding -> finding.subject().id()));
    }

    /** {@return the steps in the lives of some findings, oldest first} */
    public Map<String, List<FindingChange>> history(Collection<String> findings) {
        return store.list(new SelectChanges(findings)).stream().collect(Collectors.groupingBy(FindingChange::finding));
    }

    /** {@return when each analysis ran last, by its id} */
    public Map<String, Instant> lastRuns() {
        Map<String, Instant> runs = new LinkedHashMap<>();
        store.list(new SelectRuns()).forEach(run -> runs.put(run.getKey(), run.getValue()));
        return runs;
    }

    private Map<String, Object> runs() {
        Map<String, Object> runs = new LinkedHashMap<>();
        lastRuns().forEach((type, at) -> runs.put(type, Row.parameter(at)));
        return runs;
    }
}
