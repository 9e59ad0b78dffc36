// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes records as JSON Lines; what was said of the same relation before holds. */
final class RecordsWriter {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Set<List<String>> relations = new HashSet<>();

    void node(EntityLabel label, String id, Props properties) {
        ObjectNode line = JSON.createObjectNode().put("label", label.text()).put("id", id);
        write(line, properties);
    }

    void relation(RelationKind kind, String from, String to) {
        relation(kind, from, to, Props.none());
    }

    void relation(RelationKind kind, String from, String to, Props properties) {
        String role = properties.json().path("role").asText();
        if (!relations.add(List.of(kind.name(), from, to, role))) {
            return;
        }
        ObjectNode line = JSON.createObjectNode()
                .put("relation", kind.name())
                .put("from", from)
                .put("to", to);
        write(line, properties);
    }

    private void write(ObjectNode line, Props properties) {
        if (!properties.json().isEmpty()) {
            line.set("properties", properties.json());
        }
        try {
            bytes.write(JSON.writeValueAsBytes(line));
            bytes.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
