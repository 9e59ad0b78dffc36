// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entail.graph.GraphException;
import dev.entail.graph.GraphException.StoreUnavailable;
import dev.entail.graph.projection.Snapshot;
import dev.entail.graph.store.Cypher;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import dev.entail.graph.store.StoreLocation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One load at a time: another that begins meanwhile is told to wait, and never takes the first one's work away. */
@ExtendWith(SharedStore.class)
final class LoadsAtOnceTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");
    private static final String ANA = "{'label':'Identity','id':'ana','properties':{'kind':'EMPLOYEE'}}";
    private static final String BEN = "{'label':'Identity','id':'ben','properties':{'kind':'EMPLOYEE'}}";

    /** Does something else in the middle of a load, when its facts are written and not yet seen. */
    private record Meanwhile(Consumer<Snapshot> work) implements Deriver {
        @Override
        public String source() {
            return "entail:test";
        }

        @Override
        public void derive(Snapshot facts, Instant at, RecordSink sink, Progress progress) {
            work.accept(facts);
        }
    }

    @Test
    void refusesALoadWhileAnotherLoaderOfTheSameProcessIsAtWork(GraphStore store) {
        loadWhile(
                store,
                facts -> assertThatThrownBy(() -> load(store, BEN))
                        .isInstanceOf(StoreUnavailable.class)
                        .hasMessageContaining("is running"));

        assertThat(Snapshot.latest(store, Optional.empty()).entity("ana")).isPresent();
        assertThat(load(store, BEN).nodes().added()).isEqualTo(1);
    }

    @Test
    void refusesALoadOfTheServingProcessWhileOneThatJoinedItIsAtWork(@TempDir Path folder) {
        StoreLocation home = new StoreLocation.Embedded(folder.resolve("home"));
        try (GraphStore serving = GraphStore.open(home)) {
            serving.announceServing("");
            try (GraphStore joined = GraphStore.open(home)) {
                loadWhile(
                        joined,
                        facts -> assertThatThrownBy(() -> load(serving, BEN))
                                .isInstanceOf(StoreUnavailable.class)
                                .hasMessageContaining("is running"));

                assertThat(Snapshot.latest(serving, Optional.empty()).entity("ana"))
                        .isPresent();
            }
        }
    }

    @Test
    void doesNotFinishALoadThatAnotherTookBackMeanwhile(GraphStore store) {
        assertThatThrownBy(() -> loadWhile(store, facts -> new LoadLog(store).takeBack(facts.version())))
                .isInstanceOf(GraphException.class);

        assertThat(Snapshot.latest(store, Optional.empty()).version()).isZero();
    }

    @Test
    void takesNothingBackOfALoadThatCameToItsEnd(GraphStore store) {
        load(store, ANA);

        new LoadLog(store).takeBack(1);

        assertThat(Snapshot.latest(store, Optional.empty()).entity("ana")).isPresent();
    }

    @Test
    void takesBackAllLoadsThatNeverFinished(GraphStore store) {
        load(store, ANA);
        store.write(Cypher.command("""
                MATCH (g:Graph) SET g.lastLoad = 3
                WITH g UNWIND [2, 3] AS number
                CREATE (:Load {number: number, beatAt: datetime('2020-01-01T00:00:00Z'),
                               state: CASE number WHEN 2 THEN 'RUNNING' ELSE 'TAKEN_BACK' END, remains: number = 3})
                CREATE (:Claim {of: 'ana', label: 'Identity', source: 'dead', properties: '{"kind":"BOT"}',
                                key: number, hash: number, firstSeen: datetime('2026-01-05T00:00:00Z'),
                                addedBy: number, closedBy: $open})""", Map.of("open", Long.MAX_VALUE)));

        load(store, BEN);

        assertThat(Snapshot.latest(store, Optional.empty())
                        .entity("ana")
                        .orElseThrow()
                        .text("kind"))
                .hasValue("EMPLOYEE");
        assertThat(Cypher.number(
                        store,
                        "MATCH (l:Load) WHERE l.state = 'RUNNING' OR l.remains RETURN count(l) AS number",
                        Map.of()))
                .isZero();
    }

    private static void loadWhile(GraphStore store, Consumer<Snapshot> work) {
        new Loader(store, List.of(new Meanwhile(work))).load(Records.SOURCE, Records.of(ANA), LoadOptions.at(MONDAY));
    }

    private static LoadReport load(GraphStore store, String lines) {
        return new Loader(store, List.of())
                .load(
                        Records.SOURCE,
                        Records.of(lines),
                        LoadOptions.at(MONDAY).named("source of " + lines.substring(27, 30)));
    }
}
