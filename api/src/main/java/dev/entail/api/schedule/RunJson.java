// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.entail.api.delivery.Delivery;
import dev.entail.api.delivery.ReportFile;
import dev.entail.api.schedule.ReportRun.Output;
import dev.entail.api.schedule.ReportRun.Result;
import dev.entail.api.schedule.ReportRun.Sent;
import dev.entail.graph.RecordCodec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The lists of a run as the store keeps them: in one text each. */
final class RunJson {
    private RunJson() {}

    static String ofSent(List<Sent> deliveries) {
        ArrayNode json = RecordCodec.JSON.createArrayNode();
        deliveries.forEach(sent -> json.addObject()
                .put("delivery", sent.delivery().text())
                .put("result", sent.result().name())
                .put("detail", sent.detail())
                .put("attempts", sent.attempts())
                .put("at", sent.at().map(Instant::toString).orElse("")));
        return json.toString();
    }

    static List<Sent> sent(String text) {
        return read(text)
                .valueStream()
                .map(json -> new Sent(
                        Delivery.of(json.path("delivery").asText()),
                        Result.valueOf(json.path("result").asText()),
                        json.path("detail").asText(),
                        json.path("attempts").asLong(),
                        Optional.of(json.path("at").asText())
                                .filter(at -> !at.isEmpty())
                                .map(Instant::parse)))
                .toList();
    }

    static String ofFiles(List<ReportFile> files) {
        ArrayNode json = RecordCodec.JSON.createArrayNode();
        files.forEach(file -> json.addObject()
                .put("name", file.name())
                .put("format", file.format().name())
                .put("bytes", file.bytes())
                .put("sha256", file.sha256()));
        return json.toString();
    }

    static List<Output> files(String text) {
        return read(text)
                .valueStream()
                .map(json -> new Output(
                        json.path("name").asText(),
                        json.path("format").asText(),
                        json.path("bytes").asLong(),
                        json.path("sha256").asText()))
                .toList();
    }

    private static JsonNode read(String text) {
        try {
            return RecordCodec.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A run in the store cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
