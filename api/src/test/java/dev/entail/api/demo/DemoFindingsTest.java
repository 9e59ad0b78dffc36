// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Analyses;
import dev.entail.analytics.Descriptor;
import dev.entail.analytics.finding.Recorded;
import dev.entail.api.Entail;
import dev.entail.graph.load.Input;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Loader;
import dev.entail.graph.load.Progress;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The demo organisation, loaded as the demo loads it, has something of every kind that Entail finds. */
@ExtendWith(SharedStore.class)
final class DemoFindingsTest {
    @Test
    void hasEveryType(GraphStore store) {
        Entail entail = new Entail(store);
        for (DemoOrganisation.Snapshot snapshot : Demo.SNAPSHOTS) {
            load(entail, "aws", Input.of("aws.json", snapshot.awsJson()), snapshot);
            load(entail, "records", Input.of("records.jsonl", snapshot.recordsJsonl()), snapshot);
        }

        List<Recorded> recorded = entail.analyze(
                        List.of(), Demo.SNAPSHOTS.getLast().at(), Progress.SILENT)
                .recorded();

        assertThat(recorded)
                .extracting(Recorded::analysis)
                .containsAll(Analyses.all().stream().map(Descriptor::id).toList());
        assertThat(recorded.stream().filter(each -> each.found() == 0).map(Recorded::analysis))
                .as("planted nowhere in the demo")
                .isEmpty();
    }

    private static void load(Entail entail, String source, Input input, DemoOrganisation.Snapshot snapshot) {
        entail.load(
                Objects.requireNonNull(Loader.sources().get(source)), input, LoadOptions.at(snapshot.at()));
    }
}
