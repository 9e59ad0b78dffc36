// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.analytics.EntityRef;
import dev.entail.analytics.Evidence;
import dev.entail.analytics.escalation.Escalation;
import dev.entail.analytics.escalation.EscalationPath;
import dev.entail.analytics.escalation.Hop;
import dev.entail.graph.RecordCodec;
import java.util.List;
import java.util.function.Function;

/** Answers as JSON, with the names of the GraphQL schema. */
final class Json {
    private Json() {}

    static <T> ArrayNode array(List<T> items, Function<T, JsonNode> each) {
        ArrayNode array = RecordCodec.JSON.createArrayNode();
        items.forEach(item -> array.add(each.apply(item)));
        return array;
    }

    static ArrayNode texts(List<String> texts) {
        ArrayNode array = RecordCodec.JSON.createArrayNode();
        texts.forEach(array::add);
        return array;
    }

    static ObjectNode entity(EntityRef entity) {
        return RecordCodec.JSON
                .createObjectNode()
                .put("id", entity.id())
                .put("name", entity.name())
                .put("label", entity.label().name());
    }

    static ObjectNode escalation(Escalation escalation) {
        ObjectNode json = RecordCodec.JSON.createObjectNode();
        json.set("identity", entity(escalation.identity()));
        json.set("target", entity(escalation.target()));
        json.put("confidence", escalation.confidence().name());
        json.set("conditions", texts(escalation.path().conditions()));
        json.set("path", path(escalation.path()));
        return json;
    }

    static ObjectNode path(EscalationPath path) {
        ObjectNode json = RecordCodec.JSON.createObjectNode().put("id", path.id());
        json.set("source", entity(path.source()));
        json.set("target", entity(path.target()));
        json.put("length", path.length())
                .put("weight", path.weight())
                .put("confidence", path.confidence().name())
                .put("inherited", path.isInherited());
        json.set("conditions", texts(path.conditions()));
        json.put("explanation", path.explanation());
        json.set("hops", array(path.hops(), Json::hop));
        return json;
    }

    private static ObjectNode hop(Hop hop) {
        ObjectNode json = RecordCodec.JSON.createObjectNode();
        json.set("from", entity(hop.from()));
        json.set("to", entity(hop.to()));
        json.put("relation", hop.relation().name())
                .put("technique", hop.technique().orElse(null))
                .put("confidence", hop.confidence().name());
        json.set("conditions", texts(hop.conditions()));
        json.set("evidence", array(hop.evidence(), Json::evidence));
        return json;
    }

    static ObjectNode evidence(Evidence evidence) {
        ObjectNode json = RecordCodec.JSON
                .createObjectNode()
                .put("summary", evidence.summary())
                .put("source", evidence.source())
                .put("entity", evidence.entity())
                .put("observedAt", evidence.observedAt().toString());
        ObjectNode detail = json.putObject("detail");
        evidence.detail().forEach(detail::put);
        return json;
    }
}
