// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.graph.ChildJvm;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.load.LoadReport.Counts;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import dev.entail.graph.projection.Snapshot;
import dev.entail.graph.store.Cypher;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.StoreLocation;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that dies in the middle of a load leaves the graph as it was, and the next load clears what it left. */
@Timeout(400)
final class InterruptedLoadTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-01-06T00:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-01-07T00:00:00Z");

    private static final int OLD_PEOPLE = 6_000;
    private static final int NEW_PEOPLE = 12_000;
    private static final int RELATIONS_A_PERSON = 2;

    /** All nodes and some of the relations are in the store by then. */
    private static final int KILLED_AT = 24_000;

    /** All that a reader sees. */
    private record Seen(long version, Map<String, EntityState> entities, Set<RelationState> relations) {
        static Seen in(GraphStore store) {
            Snapshot now = Snapshot.latest(store, Optional.empty());
            Set<RelationState> relations = new HashSet<>();
            for (RelationKind kind : RelationKind.values()) {
                now.relations(kind, relations::add);
            }
            return new Seen(now.version(), now.entities(List.of(EntityLabel.values())), relations);
        }
    }

    /** Loads a file into a home and says how far it has come: what the test kills. */
    static final class Victim {
        private Victim() {}

        static void main(String[] arguments) {
            try (GraphStore store = open(Path.of(arguments[0]))) {
                load(store, Path.of(arguments[1]), TUESDAY, (phase, done, total) -> {
                    if (phase.equals("writing")) {
                        System.out.println("written " + done + " of " + total);
                    }
                });
                System.out.println("finished");
            }
        }
    }

    @TempDir
    private Path folder;

    @Test
    void leavesTheGraphAsItWas() throws Exception {
        Path home = folder.resolve("home");
        Path small = write("small.jsonl", OLD_PEOPLE, "Finance");
        Path big = write("big.jsonl", NEW_PEOPLE, "Sales");
        Seen before = loadFirst(home, small);

        try (ChildJvm victim = ChildJvm.start("768m", Victim.class, home.toString(), big.toString())) {
            victim.await("written " + KILLED_AT + " of " + NEW_PEOPLE * (1 + RELATIONS_A_PERSON));
            victim.kill();
        }

        try (GraphStore store = open(home)) {
            assertThat(traces(store, 2))
                    .as("the process was killed while it wrote")
                    .isPositive();
            Seen after = Seen.in(store);
            assertThat(after.version()).isEqualTo(before.version());
            assertThat(after.entities().keySet()).isEqualTo(before.entities().keySet());
            assertThat(firstDifference(
                            before.entities().values(), after.entities().values()))
                    .isEmpty();
            assertThat(firstDifference(before.relations(), after.relations())).isEmpty();

            LoadReport report = load(store, big, WEDNESDAY, Progress.SILENT);

            long relations = (long) NEW_PEOPLE * RELATIONS_A_PERSON;
            long oldRelations = (long) OLD_PEOPLE * RELATIONS_A_PERSON;
            assertThat(report.nodes()).isEqualTo(new Counts(NEW_PEOPLE - OLD_PEOPLE, OLD_PEOPLE, 0, 0));
            assertThat(report.relations())
                    .isEqualTo(new Counts(relations - (oldRelations - 3), 0, 3, oldRelations - 3));
            assertThat(traces(store, 2)).as("nothing is left of the dead load").isZero();
            Seen loaded = Seen.in(store);
            assertThat(loaded.entities()).hasSize(NEW_PEOPLE);
            assertThat(loaded.relations()).hasSize(NEW_PEOPLE * RELATIONS_A_PERSON);
        }
    }

    private static <T> Optional<T> firstDifference(Collection<T> before, Collection<T> after) {
        Set<T> missing = new HashSet<>(before);
        Optional<T> fresh =
                after.stream().filter(thing -> !missing.remove(thing)).findFirst();
        return fresh.or(() -> missing.stream().findFirst());
    }

    private static Seen loadFirst(Path home, Path file) {
        try (GraphStore store = open(home)) {
            load(store, file, MONDAY, Progress.SILENT);
            return Seen.in(store);
        }
    }

    private static GraphStore open(Path home) {
        return GraphStore.open(new StoreLocation.Embedded(home));
    }

    private static LoadReport load(GraphStore store, Path file, Instant at, Progress progress) {
        Input input = InputFiles.of(List.of(file.toString()), InputStream.nullInputStream());
        return new Loader(store, List.of())
                .load(Records.SOURCE, input, LoadOptions.at(at).reportingTo(progress));
    }

    /** {@return how many claims, relations and nodes carry the number of a load} */
    private static long traces(GraphStore store, long number) {
        return Cypher.number(store, """
                CALL () {
                    MATCH (c:Claim) WHERE c.addedBy = $number OR c.closedBy = $number RETURN count(c) AS traces
                    UNION ALL
                    MATCH ()-[r]->() WHERE r.addedBy = $number OR r.closedBy = $number RETURN count(r) AS traces
                    UNION ALL
                    MATCH (e:Entity {touchedBy: $number}) RETURN count(e) AS traces
                }
                RETURN sum(traces) AS number""", Map.of("number", number));
    }

    /** Writes people in a ring, each of whom reports to the next and can become the one after. */
    private Path write(String name, int people, String department) throws IOException {
        Path file = folder.resolve(name);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int person = 0; person < people; person++) {
                out.write("""
                        {"label":"Identity","id":"p%d","properties":{"kind":"EMPLOYEE","department":"%s"}}
                        """.formatted(person, department));
                for (int step = 1; step <= RELATIONS_A_PERSON; step++) {
                    out.write("""
                            {"relation":"%s","from":"p%d","to":"p%d"}
                            """.formatted(step == 1 ? "REPORTS_TO" : "CAN_ASSUME", person, (person + step) % people));
                }
            }
        }
        return file;
    }
}
