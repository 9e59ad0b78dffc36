// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.analytics.Analyses;
import dev.entail.analytics.Control;
import dev.entail.analytics.Descriptor;
import dev.entail.analytics.Evidence;
import dev.entail.analytics.finding.Finding;
import dev.entail.graph.RecordCodec;
import java.util.List;
import java.util.Optional;

/** Findings as JSON, with the names of the GraphQL schema. */
public final class FindingJson {
    private FindingJson() {}

    public static ObjectNode of(Finding finding) {
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
        json.putObject("subject")
                .put("id", finding.subject().id())
                .put("name", finding.subject().name())
                .put("label", finding.subject().label().name());
        finding.sources().forEach(json.putArray("sources")::add);
        Optional<Descriptor> about = Analyses.find(finding.type());
        json.put("recommendation", about.map(Descriptor::recommendation).orElse(""));
        var controls = json.putArray("controls");
        about.map(Descriptor::controls).orElse(List.of()).forEach(control -> controls.add(control(control)));
        var evidence = json.putArray("evidence");
        finding.evidence().forEach(fact -> evidence.add(evidence(fact)));
        decisions(finding, json);
        return json;
    }

    private static ObjectNode control(Control control) {
        return RecordCodec.JSON
                .createObjectNode()
                .put("framework", control.framework())
                .put("id", control.id());
    }

    public static ObjectNode evidence(Evidence evidence) {
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
}
