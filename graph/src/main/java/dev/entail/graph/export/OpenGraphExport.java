// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.graph.GraphRecord;
import dev.entail.graph.GraphRecord.NodeRecord;
import dev.entail.graph.GraphRecord.RelationRecord;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.projection.Snapshot;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The graph as BloodHound OpenGraph, conclusions such as {@code CAN_ESCALATE} among it. */
public final class OpenGraphExport {
    private final JsonGenerator json;
    private boolean inEdges;

    private OpenGraphExport(JsonGenerator json) {
        this.json = json;
    }

    public static Exported write(Snapshot snapshot, Writer out) throws IOException {
        JsonGenerator json = RecordCodec.JSON.getFactory().createGenerator(out);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        OpenGraphExport export = new OpenGraphExport(json);
        json.writeStartObject();
        json.writeObjectFieldStart("metadata");
        json.writeStringField("source_kind", "Entail");
        json.writeEndObject();
        json.writeObjectFieldStart("graph");
        json.writeArrayFieldStart("nodes");
        Exported exported = new GraphContent(snapshot, true).write(export::take, export::take);
        export.edges();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
        return exported;
    }

    private void take(GraphRecord graphRecord) throws IOException {
        if (graphRecord instanceof RelationRecord) {
            edges();
        }
        json.writeTree(
                switch (graphRecord) {
                    case NodeRecord node -> node(node);
                    case RelationRecord relation -> edge(relation);
                });
    }

    /** The nodes end and the edges begin, once. */
    private void edges() throws IOException {
        if (!inEdges) {
            inEdges = true;
            json.writeEndArray();
            json.writeArrayFieldStart("edges");
        }
    }

    private static ObjectNode node(NodeRecord node) {
        ObjectNode one = RecordCodec.JSON.createObjectNode().put("id", node.id());
        one.putArray("kinds").add("Entail_" + node.label().text());
        one.set("properties", properties(node.properties()));
        return one;
    }

    private static ObjectNode edge(RelationRecord relation) {
        ObjectNode one = RecordCodec.JSON
                .createObjectNode()
                .put("kind", "Entail_" + relation.kind().name());
        one.putObject("start").put("value", relation.from());
        one.putObject("end").put("value", relation.to());
        one.set("properties", properties(relation.properties()));
        return one;
    }

    /** {@code objectid} belongs to the reader, and an empty list has no type there. */
    private static ObjectNode properties(Map<String, Object> properties) {
        Map<String, Object> fit = new TreeMap<>(properties);
        fit.remove("objectid");
        fit.values().removeIf(value -> value instanceof List<?> list && list.isEmpty());
        return RecordCodec.json(fit);
    }
}
