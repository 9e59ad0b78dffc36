// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

import dev.entail.graph.GraphException.StoreUnavailable;
import dev.entail.graph.projection.Visibility;
import dev.entail.graph.store.Command;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.NumberQuery;
import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;
import dev.entail.graph.store.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The store's log of loads, which makes each atomic: a load takes the next number, marks all it adds and closes with it,
 * and readers go on with the version before until {@link #finish} moves them to the new one. What a load left behind
 * that never finished is taken back when the next one begins.
 */
final class LoadLog {
    private static final Duration ABANDONED_AFTER = Duration.ofMinutes(5);
    private static final long BETWEEN_BEATS = Duration.ofSeconds(20).toNanos();

    private static final String FINISH = """
            MATCH (l:Load {number: $number}) SET l.beatAt = datetime()
            WITH l WHERE l.state = 'RUNNING'
            MATCH (g:Graph)
            SET g.version = $number, l.state = 'DONE', l.finishedAt = datetime(),
                l.added = $added, l.changed = $changed, l.closed = $closed
            WITH l UNWIND $sources AS name
            MERGE (s:Source {name: name})
            SET s.lastLoadAt = CASE WHEN s.lastLoadAt > $at THEN s.lastLoadAt ELSE $at END, s.lastLoad = $number,
                s.rules = coalesce($rules[name], s.rules)
            RETURN count(*) AS sources""";

    private final GraphStore store;
    private long lastBeat = System.nanoTime();

    LoadLog(GraphStore store) {
        this.store = store;
    }

    /** Takes back what loads left behind whose process is gone, and answers with those that are still at work. */
    List<Long> takeBackAbandoned() {
        List<Long> alive = new ArrayList<>();
        for (Unfinished running : store.list(new Running())) {
            if (running.isAlive(store.openedAt())) {
                alive.add(running.number());
            } else {
                takeBack(running.number());
            }
        }
        return alive;
    }

    /** {@return what a store is asked about a load that comes to its end} */
    static List<Statement> statements() {
        return List.of(
                new Running(),
                new LastLoads(List.of("")),
                new Begin(Map.of("sources", List.of(""), "at", Row.parameter(Instant.EPOCH))),
                new Finish(
                        FINISH,
                        Map.of(
                                "number", 0L,
                                "sources", List.of(""),
                                "at", Row.parameter(Instant.EPOCH),
                                "added", 0L,
                                "changed", 0L,
                                "closed", 0L,
                                "rules", Map.of("", ""))));
    }

    /** Takes the next number, after taking back a load that another process left unfinished. */
    long begin(Collection<String> sources, Instant at) {
        takeBackAbandoned().forEach(running -> {
            throw new StoreUnavailable("Load " + running
                    + " is running in another process; one load at a time, try again when it is done");
        });
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("sources", List.copyOf(sources));
        parameters.put("at", Row.parameter(at));
        List<Long> taken = store.change(new Begin(parameters));
        if (taken.isEmpty()) {
            throw new StoreUnavailable("Another load is running; one load at a time, try again when it is done");
        }
        lastBeat = System.nanoTime();
        return taken.getFirst();
    }

    /** Tells other processes, now and then, that the load is still at work. */
    void beat(long number) {
        if (System.nanoTime() - lastBeat > BETWEEN_BEATS) {
            store.write(
                    new Step("MATCH (l:Load {number: $number}) SET l.beatAt = datetime()", Map.of("number", number)));
            lastBeat = System.nanoTime();
        }
    }

    /** Makes a load what readers see; by source the rules by which its conclusions were drawn. */
    void finish(
            long number, Collection<String> sources, Instant at, LoadReport.Counts counts, Map<String, String> rules) {
        List<Long> finished = store.change(new Finish(
                FINISH,
                Map.of(
                        "number", number,
                        "sources", List.copyOf(sources),
                        "at", Row.parameter(at),
                        "added", counts.added(),
                        "changed", counts.changed(),
                        "closed", counts.closed(),
                        "rules", rules)));
        requireOwn(number, finished);
    }

    private static void requireOwn(long number, List<Long> finished) {
        if (finished.getFirst() == 0) {
            throw new StoreUnavailable("Load " + number + " was taken back by another process, which took it for dead");
        }
    }

    /** Ends a load that found nothing new: the version stays, the sources were seen again. */
    void finishUnchanged(long number, Collection<String> sources, Instant at, Map<String, String> rules) {
        List<Long> finished = store.change(new Finish(
                """
                MATCH (l:Load {number: $number}) SET l.beatAt = datetime()
                WITH l WHERE l.state = 'RUNNING'
                SET l.state = 'UNCHANGED', l.finishedAt = datetime()
                WITH l UNWIND $sources AS name
                MERGE (s:Source {name: name})
                SET s.lastLoadAt = CASE WHEN s.lastLoadAt > $at THEN s.lastLoadAt ELSE $at END,
                    s.rules = coalesce($rules[name], s.rules)
                RETURN count(*) AS sources""",
                Map.of("rules", rules, "number", number, "sources", List.copyOf(sources), "at", Row.parameter(at))));
        if (!sources.isEmpty()) {
            requireOwn(number, finished);
        }
    }

    /** Takes back all that a load wrote, unless it came to its end; the graph is as it was before it. */
    void takeBack(long number) {
        if (store.change(new Stop(number)).getFirst() == 0) {
            return;
        }
        Map<String, Object> parameters = Map.of("number", number, "open", Visibility.OPEN);
        for (String cypher : List.of("""
                MATCH (c:Claim {addedBy: $number})
                CALL (c) { DELETE c } IN TRANSACTIONS OF 10000 ROWS""", """
                MATCH (c:Claim {closedBy: $number})
                CALL (c) { SET c.closedBy = $open REMOVE c.validTo, c.lastSeen } IN TRANSACTIONS OF 10000 ROWS""", """
                MATCH ()-[r]->() WHERE r.addedBy = $number
                CALL (r) { DELETE r } IN TRANSACTIONS OF 10000 ROWS""", """
                MATCH ()-[r]->() WHERE r.closedBy = $number
                CALL (r) { SET r.closedBy = $open REMOVE r.validTo, r.lastSeen } IN TRANSACTIONS OF 10000 ROWS""")) {
            store.sweep(new Step(cypher, parameters));
        }
        new EntityMirror(store, () -> beat(number)).refreshTouchedBy(number);
        store.write(new Step("MATCH (l:Load {number: $number}) REMOVE l.remains", Map.of("number", number)));
    }

    /** {@return the rules by which the present conclusions of a source were drawn} */
    Optional<String> rules(String source) {
        return store.first(new Rules(source));
    }

    /** {@return when a source was last loaded, empty where it never was} */
    Map<String, Instant> lastLoads(Collection<String> sources) {
        Map<String, Instant> times = new HashMap<>();
        store.stream(new LastLoads(sources), entry -> times.put(entry.getKey(), entry.getValue()));
        return times;
    }

    private record Finish(String cypher, Map<String, Object> parameters) implements Query<Long> {
        @Override
        public Long map(Row row) {
            return row.whole("sources");
        }
    }

    private record Step(String cypher, Map<String, Object> parameters) implements Command {}

    private record Begin(Map<String, Object> parameters) implements NumberQuery {
        private static final String CYPHER = """
                MATCH (g:Graph) SET g.lastLoad = g.lastLoad + 1
                WITH g WHERE NOT EXISTS { MATCH (l:Load) WHERE l.state = 'RUNNING' OR l.remains }
                CREATE (l:Load {number: g.lastLoad, state: 'RUNNING', startedAt: datetime(), beatAt: datetime(),
                                sources: $sources, at: $at})
                RETURN l.number AS number""";

        @Override
        public String cypher() {
            return CYPHER;
        }
    }

    /** Keeps a load from ending, which it may be about to; answers 0 where it has ended. What it wrote remains to be swept. */
    private record Stop(long number) implements NumberQuery {
        private static final String CYPHER = """
                MATCH (l:Load {number: $number}) SET l.beatAt = datetime()
                WITH l WHERE NOT l.state IN ['DONE', 'UNCHANGED']
                SET l.state = 'TAKEN_BACK', l.remains = true
                RETURN count(l) AS number""";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("number", number);
        }
    }

    private record Unfinished(long number, Instant beatAt, Instant now) {
        /** Whoever was at work before this process opened the store has lost it; others may be at work elsewhere. */
        boolean isAlive(Optional<Instant> openedAt) {
            boolean before = openedAt.isPresent() && beatAt.isBefore(openedAt.get());
            return !before && beatAt.plus(ABANDONED_AFTER).isAfter(now);
        }
    }

    private static final class Running implements Query<Unfinished> {
        private static final String CYPHER = """
                MATCH (l:Load) WHERE l.state = 'RUNNING' OR l.remains
                RETURN l.number AS number, l.beatAt AS beatAt, datetime() AS now ORDER BY number DESC""";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Unfinished map(Row row) {
            return new Unfinished(row.whole("number"), row.time("beatAt"), row.time("now"));
        }
    }

    private record Rules(String source) implements Query<String> {
        private static final String CYPHER = """
                MATCH (s:Source {name: $source}) WHERE s.rules IS NOT NULL
                RETURN s.rules AS rules""";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("source", source);
        }

        @Override
        public String map(Row row) {
            return row.text("rules");
        }
    }

    private record LastLoads(Collection<String> sources) implements Query<Map.Entry<String, Instant>> {
        private static final String CYPHER =
                "MATCH (s:Source) WHERE s.name IN $sources RETURN s.name AS name, s.lastLoadAt AS at";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("sources", List.copyOf(sources));
        }

        @Override
        public Map.Entry<String, Instant> map(Row row) {
            return Map.entry(row.text("name"), row.time("at"));
        }
    }
}
