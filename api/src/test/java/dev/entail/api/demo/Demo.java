// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.api.demo.DemoOrganisation.Snapshot;
import dev.entail.graph.GraphRecord;
import dev.entail.graph.GraphRecord.NodeRecord;
import dev.entail.graph.GraphRecord.RelationRecord;
import dev.entail.graph.RecordCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One demo organisation, read back, which the tests share. */
final class Demo {
    static final List<Snapshot> SNAPSHOTS = DemoOrganisation.generate(7);

    private Demo() {}

    static List<GraphRecord> records(Snapshot snapshot) {
        return new String(snapshot.recordsJsonl(), StandardCharsets.UTF_8)
                .lines()
                .map(RecordCodec::read)
                .toList();
    }

    static List<NodeRecord> nodes(Snapshot snapshot) {
        return records(snapshot).stream()
                .filter(NodeRecord.class::isInstance)
                .map(NodeRecord.class::cast)
                .toList();
    }

    static List<RelationRecord> relations(Snapshot snapshot) {
        return records(snapshot).stream()
                .filter(RelationRecord.class::isInstance)
                .map(RelationRecord.class::cast)
                .toList();
    }

    /** {@return the people of the roster; those planted for a finding, from hr:9000 on, break its rules on purpose} */
    static Map<String, NodeRecord> people(Snapshot snapshot) {
        Map<String, NodeRecord> people = new LinkedHashMap<>();
        nodes(snapshot).stream()
                .filter(node -> node.id().matches("hr:[1-8]\\d{3}"))
                .forEach(node -> people.put(node.id(), node));
        return people;
    }

    static JsonNode aws(Snapshot snapshot) {
        try {
            return RecordCodec.JSON.readTree(snapshot.awsJson());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
