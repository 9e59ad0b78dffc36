// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.SampleRecords;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.projection.Snapshot;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The first load of all: conclusions are drawn from what it said, without reading it back. */
@ExtendWith(SharedStore.class)
final class FirstLoadTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T08:30:00.123456789Z");

    private final List<Snapshot> seen = new ArrayList<>();

    @Test
    void isSeenByDeriversAsTheStoreHasIt(GraphStore store) {
        load(store, everything(), LoadOptions.at(MONDAY));

        assertThat(seen).hasSize(1);
        isAsTheStoreHasIt(store, seen.getFirst());
    }

    @Test
    void isSeenWithoutWhatWasRefused(GraphStore store) {
        String bad = """
                {'relation':'MEMBER_OF','from':'nobody','to':'Group'}
                {'label':'Role','id':'Group'}
                """;
        load(store, everything() + bad, LoadOptions.at(MONDAY).skippingErrors());

        isAsTheStoreHasIt(store, seen.getFirst());
        assertThat(seen.getFirst().estate().entity("Group").orElseThrow().label())
                .isEqualTo(EntityLabel.GROUP);
    }

    private static String everything() {
        StringBuilder lines = new StringBuilder();
        for (EntityLabel label : EntityLabel.values()) {
            lines.append(SampleRecords.line(
                            "\"label\":\"" + label.text() + "\",\"id\":\"" + label.text() + '"', label.properties()))
                    .append('\n');
        }
        for (RelationKind kind : RelationKind.values()) {
            String from = kind.from().iterator().next().text();
            String to = kind.to().iterator().next().text();
            lines.append(SampleRecords.line(
                            "\"relation\":\"" + kind.name() + "\",\"from\":\"" + from + "\",\"to\":\"" + to + '"',
                            kind.properties()))
                    .append('\n');
        }
        return lines.toString();
    }

    private static void isAsTheStoreHasIt(GraphStore store, Snapshot facts) {
        assertThat(facts.version()).isEqualTo(1);
        Estate told = facts.estate();
        Estate stored = new Snapshot(store, 1, Optional.empty()).estate();
        for (EntityLabel label : EntityLabel.values()) {
            assertThat(told.entities(label)).hasSize(1).isEqualTo(stored.entities(label));
        }
        for (RelationKind kind : RelationKind.values()) {
            assertThat(told.relations(kind)).hasSize(1).isEqualTo(stored.relations(kind));
        }
    }

    private void load(GraphStore store, String lines, LoadOptions options) {
        Deriver witness = new Deriver() {
            @Override
            public String source() {
                return "entail:witness";
            }

            @Override
            public void derive(Snapshot facts, Instant at, RecordSink sink, Progress progress) {
                seen.add(facts);
            }
        };
        new Loader(store, List.of(witness)).load(Records.SOURCE, Records.of(lines), options);
    }
}
