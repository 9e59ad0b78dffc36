// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.graph.ChildJvm;
import dev.entail.graph.load.LoadReport.Counts;
import dev.entail.graph.store.Cypher;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Loads of 100,000 lines: what they write is what changed, and what they hold in memory is little. */
@Timeout(400)
final class BigLoadTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");
    private static final int PEOPLE = 40_000;
    private static final int GROUPS = 1_000;
    private static final int MEMBERSHIPS = 59_000;

    /** Reads a file as a load does before it writes anything. */
    static final class ReadOnly {
        private ReadOnly() {}

        static void main(String[] arguments) {
            try (Spool spool = new Spool(
                    Path.of(arguments[0]).getParent(), new Problems(LoadOptions.OnError.STOP), Progress.SILENT)) {
                Records.SOURCE.read(input(Path.of(arguments[0])), Optional.empty(), spool);
                System.out.println("records " + spool.records());
            }
        }
    }

    @Test
    void writesOnlyWhatChanged(@TempDir Path folder) throws IOException {
        GraphStore store = SharedStore.store();
        SharedStore.empty(store);
        Loader loader = new Loader(store, List.of());
        Path monday = write(folder.resolve("monday.jsonl"), "Finance", 0, "");
        Path wednesday = write(folder.resolve("wednesday.jsonl"), "Sales", MEMBERSHIPS / 100, "");

        LoadReport first = loader.load(Records.SOURCE, input(monday), LoadOptions.at(MONDAY));
        long claims = count(store);
        LoadReport same = loader.load(Records.SOURCE, input(monday), LoadOptions.at(MONDAY.plusSeconds(86_400)));

        assertThat(first.nodes()).isEqualTo(new Counts(PEOPLE + GROUPS, 0, 0, 0));
        assertThat(first.relations()).isEqualTo(new Counts(MEMBERSHIPS, 0, 0, 0));
        assertThat(same.version()).isEqualTo(first.version());
        assertThat(same.nodes()).isEqualTo(new Counts(0, 0, 0, PEOPLE + GROUPS));
        assertThat(same.relations()).isEqualTo(new Counts(0, 0, 0, MEMBERSHIPS));
        assertThat(count(store)).isEqualTo(claims);

        LoadReport changed = loader.load(Records.SOURCE, input(wednesday), LoadOptions.at(MONDAY.plusSeconds(172_800)));

        int one = PEOPLE / 100;
        int moved = MEMBERSHIPS / 100;
        assertThat(changed.nodes()).isEqualTo(new Counts(0, one, 0, PEOPLE + GROUPS - one));
        assertThat(changed.relations()).isEqualTo(new Counts(moved, 0, moved, MEMBERSHIPS - moved));
        assertThat(count(store)).isEqualTo(claims + one + moved);
    }

    @Test
    void readsAFileThatIsLargerThanItsMemory(@TempDir Path folder) throws IOException {
        Path file = write(folder.resolve("wide.jsonl"), "Finance", 0, "A long purpose. ".repeat(128));
        assertThat(Files.size(file)).isGreaterThan(64L * 1024 * 1024);

        try (ChildJvm reader = ChildJvm.start("48m", ReadOnly.class, file.toString())) {
            assertThat(reader.await("records ")).isEqualTo(String.valueOf(PEOPLE + GROUPS + MEMBERSHIPS));
        }
    }

    private static Input input(Path file) {
        return InputFiles.of(List.of(file.toString()), InputStream.nullInputStream());
    }

    private static long count(GraphStore store) {
        long claims = Cypher.number(store, "MATCH (c:Claim) RETURN count(c) AS number", Map.of());
        return claims + Cypher.number(store, "MATCH ()-[r:MEMBER_OF]->() RETURN count(r) AS number", Map.of());
    }

    /** Writes people, of whom one in a hundred is in a department of this name, and memberships, of which some are moved on. */
    private static Path write(Path file, String department, int moved, String purpose) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int group = 0; group < GROUPS; group++) {
                out.write("{\"label\":\"Group\",\"id\":\"g%d\"}\n".formatted(group));
            }
            for (int person = 0; person < PEOPLE; person++) {
                String of = person % 100 == 0 ? department : "Research";
                out.write(("{\"label\":\"Identity\",\"id\":\"p%d\",\"properties\":"
                                + "{\"kind\":\"EMPLOYEE\",\"department\":\"%s\",\"purpose\":\"%s\"}}\n")
                        .formatted(person, of, purpose));
            }
            for (int membership = 0; membership < MEMBERSHIPS; membership++) {
                int person = membership % PEOPLE;
                int group = (membership / PEOPLE * 7 + person + (membership < moved ? 500 : 0)) % GROUPS;
                out.write("{\"relation\":\"MEMBER_OF\",\"from\":\"p%d\",\"to\":\"g%d\"}\n".formatted(person, group));
            }
        }
        return file;
    }
}
