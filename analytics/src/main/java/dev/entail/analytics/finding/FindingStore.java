// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.finding;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.Query;
import dev.entail.graph.store.Reach;
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
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The findings in the graph's store, as they are at this moment. Lists are cut and put in order by the store, so a page
 * costs no more memory than its findings.
 */
public final class FindingStore {
    private static final int MOST_COUNTS = 200;

    private final GraphStore store;
    private final Supplier<Optional<PartialFindings>> bounds;
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
        this(store, Optional::empty);
    }

    /**
     * The findings as those who ask may see them.
     *
     * @param bounds what the present caller may see, empty for all
     */
    public FindingStore(GraphStore store, Supplier<Optional<PartialFindings>> bounds) {
        this.store = store;
        this.bounds = bounds;
    }

    /** {@return a stretch of the findings that are wanted} */
    public List<Finding> list(FindingFilter filter, FindingOrder order, long skip, long limit) {
        Map<String, Instant> runs = lastRuns();
        return told(
                read(new SelectFindings(bounded(filter), order, skip, limit, parameter(runs), Instant.now())), runs);
    }

    /** {@return how many findings are wanted, counted once for as long as none changes} */
    public long count(FindingFilter filter) {
        Instant now = Instant.now();
        FindingFilter wanted = bounded(filter);
        return counts.get(
                Counted.of(wanted, read(new SelectStamp()).stream().findFirst(), now),
                missing -> read(new CountFindings(wanted, now)).stream()
                        .findFirst()
                        .orElse(0L));
    }

    /** {@return how many of the wanted findings there are, by type, severity and status} */
    public List<FindingCount> tally(FindingFilter filter) {
        return read(new TallyFindings(bounded(filter), Instant.now()));
    }

    /** Hands on the first of the findings that are wanted, without holding them where the caller may see all. */
    public void stream(FindingFilter filter, FindingOrder order, long limit, Consumer<Finding> each) {
        if (bounds.get().isPresent()) {
            list(filter, order, 0, limit).forEach(each);
            return;
        }
        store.stream(new SelectFindings(filter, order, 0, limit, parameter(lastRuns()), Instant.now()), each);
    }

    public Optional<Finding> find(String id) {
        return list(FindingFilter.ALL.withIds(Set.of(id)), FindingOrder.USUAL, 0, 1).stream()
                .findFirst();
    }

    /** {@return the ids of the findings that are wanted} */
    public List<String> ids(FindingFilter filter) {
        return read(new SelectFindingIds(bounded(filter), Instant.now()));
    }

    /** {@return what is not resolved of each of some nodes, in the usual order, in as many queries whatever their number} */
    public Map<String, List<Finding>> of(Collection<String> subjects) {
        Map<String, Instant> runs = lastRuns();
        List<String> seen = bounds.get()
                .map(part -> subjects.stream().filter(part::sees).toList())
                .orElseGet(() -> List.copyOf(subjects));
        return told(read(new SelectFindingsOf(seen, parameter(runs), Instant.now())), runs).stream()
                .collect(Collectors.groupingBy(finding -> finding.subject().id()));
    }

    /** {@return the steps in the lives of some findings, oldest first} */
    public Map<String, List<FindingChange>> history(Collection<String> findings) {
        Collection<String> seen =
                bounds.get().isPresent() ? ids(FindingFilter.ALL.withIds(findings)) : List.copyOf(findings);
        return read(new SelectChanges(seen)).stream().collect(Collectors.groupingBy(FindingChange::finding));
    }

    /** {@return when each analysis ran last, by its id} */
    public Map<String, Instant> lastRuns() {
        Map<String, Instant> runs = new LinkedHashMap<>();
        read(new SelectRuns()).forEach(run -> runs.put(run.getKey(), run.getValue()));
        return runs;
    }

    /** Bounds are kept by what is asked for and by what is told of it. */
    private <T> List<T> read(Query<T> query) {
        return Reach.lifted(() -> store.list(query));
    }

    private FindingFilter bounded(FindingFilter filter) {
        return bounds.get().map(part -> part.in(filter)).orElse(filter);
    }

    private List<Finding> told(List<Finding> findings, Map<String, Instant> runs) {
        return bounds.get()
                .map(part -> findings.stream()
                        .map(each -> part.told(each, runs.getOrDefault(each.type(), each.lastSeen())))
                        .toList())
                .orElse(findings);
    }

    private static Map<String, Object> parameter(Map<String, Instant> runs) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        runs.forEach((type, at) -> parameter.put(type, Row.parameter(at)));
        return parameter;
    }
}
