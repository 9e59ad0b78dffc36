// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.analytics.Analyses;
import dev.entail.analytics.Control;
import dev.entail.analytics.Descriptor;
import dev.entail.analytics.finding.Finding;
import dev.entail.analytics.finding.FindingChange;
import dev.entail.graph.RecordCodec;
import java.util.List;
import java.util.Optional;

/** Findings as JSON, with the names of the GraphQL schema. */
final class FindingJson {
    private FindingJson() {}

    static ObjectNode of(Finding finding) {
        ObjectNode json = RecordCodec.JSON
                .createObjectNode()
                .put("id", finding.id())
                .put("type", finding.type())
                .put("title", finding.title())
                .put("severity", finding.severity().name())
                .put("risk", finding.risk())
                .put("status", finding.status().name())
                .put("firstSeen", finding.firstSeen().toString())
                .put("lastSeen", finding.lastSeen().toString());
        finding.resolvedAt().ifPresent(at -> json.put("resolvedAt", at.toString()));
        json.put("reopened", finding.reopened());
        finding.reopenedAt().ifPresent(at -> json.put("reopenedAt", at.toString()));
        json.set("subject", Json.entity(finding.subject()));
        json.set("sources", Json.texts(finding.sources()));
        Optional<Descriptor> about = Analyses.find(finding.type());
        json.put("recommendation", about.map(Descriptor::recommendation).orElse(""));
        json.set("controls", Json.array(about.map(Descriptor::controls).orElse(List.of()), FindingJson::control));
        json.set("evidence", Json.array(finding.evidence(), Json::evidence));
        decisions(finding, json);
        return json;
    }

    private static ObjectNode control(Control control) {
        return RecordCodec.JSON
                .createObjectNode()
                .put("framework", control.framework())
                .put("id", control.id());
    }

    private static void decisions(Finding finding, ObjectNode json) {
        finding.acknowledgement()
                .ifPresent(it -> json.putObject("acknowledgement")
                        .put("by", it.by())
                        .put("at", it.at().toString())
                        .put("note", it.note()));
        finding.exception()
                .ifPresent(it -> json.putObject("exception")
                        .put("approver", it.approver())
                        .put("reason", it.reason())
                        .put("until", it.until().toString())
                        .put("by", it.by())
                        .put("at", it.at().toString()));
    }

    static ArrayNode history(List<FindingChange> changes) {
        return Json.array(
                changes,
                change -> RecordCodec.JSON
                        .createObjectNode()
                        .put("at", change.at().toString())
                        .put("from", change.from().name())
                        .put("to", change.to().name())
                        .put("by", change.by())
                        .put("note", change.note()));
    }
}
