// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entail.graph.GraphException.TimedOut;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStore.class)
final class DeadlineTest {
    private static final Query<Long> ENDLESS =
            query("UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b UNWIND range(1, 100000) AS c"
                    + " WITH a, b, c WHERE a + b + c = -1 RETURN count(*) AS number");
    private static final Query<Long> QUICK = query("RETURN 1 AS number");

    @Test
    @Timeout(60)
    void stopsAStatementThatTakesLongerThanItMay(GraphStore store) {
        assertThatThrownBy(() -> Deadline.within(Duration.ofSeconds(1), () -> store.list(ENDLESS)))
                .isInstanceOf(TimedOut.class)
                .hasMessageContaining("ask for less");
    }

    @Test
    @Timeout(60)
    void stopsAStatementWhoseRowsAreHandedOn(GraphStore store) {
        assertThatThrownBy(() -> Deadline.within(Duration.ofSeconds(1), () -> {
                    store.stream(ENDLESS, row -> {});
                    return true;
                }))
                .isInstanceOf(TimedOut.class);
    }

    @Test
    @Timeout(60)
    void leavesNothingRunningInTheStore(GraphStore store) throws InterruptedException {
        String marker = "left_behind_" + System.nanoTime();
        Query<Long> endless = query("WITH 1 AS " + marker + " UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b"
                + " UNWIND range(1, 100000) AS c WITH a, b, c WHERE a + b + c = -1 RETURN count(*) AS number");
        Thread asker = Thread.ofVirtual().start(() -> {
            try {
                Deadline.within(Duration.ofSeconds(2), () -> store.list(endless));
            } catch (TimedOut e) {
                return;
            }
            throw new AssertionError("nothing stopped it");
        });

        while (running(store, marker) == 0) {
            assertThat(asker.isAlive())
                    .as("it runs in the store before its deadline")
                    .isTrue();
            Thread.sleep(20);
        }
        asker.join();
        while (running(store, marker) > 0) {
            Thread.sleep(20);
        }
        assertThat(running(store, marker)).isZero();
    }

    /** Others than the one that asks. */
    private static long running(GraphStore store, String marker) {
        return Cypher.number(
                store,
                "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS $marker"
                        + " RETURN count(*) AS number",
                Map.of("marker", marker));
    }

    @Test
    void leavesWorkAloneThatIsDoneInTime(GraphStore store) {
        List<Long> rows = Deadline.within(Duration.ofSeconds(30), () -> store.list(QUICK));

        assertThat(rows).containsExactly(1L);
        assertThat(store.list(QUICK)).containsExactly(1L);
    }

    private static Query<Long> query(String cypher) {
        return new Query<>() {
            @Override
            public String cypher() {
                return cypher;
            }

            @Override
            public Long map(Row row) {
                return row.whole("number");
            }
        };
    }
}
