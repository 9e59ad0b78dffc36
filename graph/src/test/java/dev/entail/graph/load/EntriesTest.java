// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.GraphRecord.NodeRecord;
import dev.entail.graph.load.Entries.Entry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EntriesTest {
    private static Entry entry(int number) {
        Map<String, Object> properties =
                Map.of("kind", "EMPLOYEE", "name", "Zoë \"" + number + '"', "createdAt", Instant.ofEpochSecond(number));
        NodeRecord node = new NodeRecord(EntityLabel.IDENTITY, "person " + number, properties);
        return new Entry("hr", Place.line("people.jsonl", number), node, -number, Long.MAX_VALUE - number);
    }

    private static List<Entry> read(Entries entries) {
        List<Entry> read = new ArrayList<>();
        entries.each(read::add);
        return read;
    }

    @Test
    void needsNoFileForAFew(@TempDir Path scratch) {
        try (Entries entries = new Entries(scratch)) {
            entries.add(entry(1), 100);
            entries.add(entry(2), 100);

            assertThat(read(entries)).containsExactly(entry(1), entry(2));
            assertThat(scratch).isEmptyDirectory();
        }
    }

    @Test
    void keepsWhatIsMoreInAFileThatGoesWithIt(@TempDir Path scratch) {
        List<Entry> all = new ArrayList<>();
        try (Entries entries = new Entries(scratch)) {
            for (int number = 0; number < 50; number++) {
                all.add(entry(number));
                entries.add(entry(number), 200_000);
            }
            assertThat(read(entries)).isEqualTo(all);
            assertThat(scratch).isNotEmptyDirectory();

            all.add(entry(50));
            entries.add(entry(50), 1);
            assertThat(read(entries)).isEqualTo(all);
        }
        assertThat(scratch).isEmptyDirectory();
    }
}
