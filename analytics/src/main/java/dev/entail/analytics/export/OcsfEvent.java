// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.analytics.Analyses;
import dev.entail.analytics.Control;
import dev.entail.analytics.Descriptor;
import dev.entail.analytics.Severity;
import dev.entail.analytics.finding.Finding;
import dev.entail.analytics.finding.FindingStatus;
import dev.entail.graph.RecordCodec;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A finding as an event of the Open Cybersecurity Schema Framework, version {@value #SCHEMA}. */
final class OcsfEvent {
    static final String SCHEMA = "1.6.0";

    private final Finding finding;
    private final OcsfClass kind;
    private final ObjectNode json = RecordCodec.JSON.createObjectNode();

    private OcsfEvent(Finding finding) {
        this.finding = finding;
        this.kind = OcsfClass.of(finding);
    }

    static ObjectNode of(Finding finding, String version) {
        OcsfEvent event = new OcsfEvent(finding);
        event.classification();
        event.metadata(version);
        event.findingInfo();
        event.state();
        event.subject();
        Analyses.find(finding.type()).ifPresent(event::about);
        event.proof();
        return event.json;
    }

    private void classification() {
        int activity = activity();
        json.put("category_uid", 2)
                .put("category_name", "Findings")
                .put("class_uid", kind.uid())
                .put("class_name", kind.caption())
                .put("activity_id", activity)
                .put("activity_name", List.of("Create", "Update", "Close").get(activity - 1))
                .put("type_uid", kind.uid() * 100L + activity)
                .put("time", finding.firstSeen().toEpochMilli())
                .put("start_time", finding.firstSeen().toEpochMilli())
                .put("end_time", finding.lastSeen().toEpochMilli())
                .put("message", finding.title());
    }

    /** 1 is Create, 2 is Update, 3 is Close. */
    private int activity() {
        if (finding.status() == FindingStatus.RESOLVED) {
            return 3;
        }
        return finding.status() == FindingStatus.OPEN && finding.lastSeen().equals(finding.firstSeen()) ? 1 : 2;
    }

    private void metadata(String version) {
        ObjectNode metadata = json.putObject("metadata").put("version", SCHEMA).put("uid", finding.id());
        metadata.putObject("product")
                .put("name", "Entail")
                .put("vendor_name", "Entail")
                .put("version", version);
        metadata.putArray("profiles");
    }

    private void findingInfo() {
        ObjectNode info = json.putObject("finding_info")
                .put("uid", finding.id())
                .put("title", finding.title())
                .put("created_time", finding.firstSeen().toEpochMilli())
                .put("first_seen_time", finding.firstSeen().toEpochMilli())
                .put("last_seen_time", finding.lastSeen().toEpochMilli())
                .put("modified_time", modified().toEpochMilli());
        info.putArray("types").add(finding.type());
        finding.sources().forEach(info.putArray("data_sources")::add);
        info.putObject("analytic")
                .put("type_id", 1)
                .put("type", "Rule")
                .put("uid", finding.type())
                .put(
                        "name",
                        Analyses.find(finding.type()).map(Descriptor::title).orElse(finding.type()));
    }

    private Instant modified() {
        return finding.resolvedAt().orElse(finding.lastSeen());
    }

    private void state() {
        json.put("severity_id", severity(finding.severity()))
                .put("severity", severityName(finding.severity()))
                .put("risk_score", Math.round(finding.risk()));
        switch (finding.status()) {
            case OPEN -> json.put("status_id", 1).put("status", "New");
            case ACKNOWLEDGED -> json.put("status_id", 2).put("status", "In Progress");
            case EXCEPTED -> json.put("status_id", 3).put("status", "Suppressed");
            case RESOLVED -> json.put("status_id", 4).put("status", "Resolved");
        }
        finding.acknowledgement().ifPresent(it -> json.put("comment", it.note()));
        finding.exception().ifPresent(it -> json.put("comment", it.reason()));
    }

    private static int severity(Severity severity) {
        return switch (severity) {
            case INFO -> 1;
            case LOW -> 2;
            case MEDIUM -> 3;
            case HIGH -> 4;
            case CRITICAL -> 5;
        };
    }

    private static String severityName(Severity severity) {
        return severity == Severity.INFO
                ? "Informational"
                : severity.name().charAt(0) + severity.name().substring(1).toLowerCase(Locale.ROOT);
    }

    private void subject() {
        String id = finding.subject().id();
        String name = finding.subject().name();
        json.putArray("resources")
                .addObject()
                .put("uid", id)
                .put("name", name)
                .put("type", finding.subject().label().text());
        if (kind == OcsfClass.IAM_ANALYSIS_FINDING) {
            json.putObject("user").put("uid", id).put("name", name);
            ObjectNode access = json.putObject("access_analysis_result").put("access_type", finding.type());
            access.putArray("accessors").addObject().put("uid", id).put("name", name);
        }
    }

    private void about(Descriptor about) {
        json.putObject("remediation").put("desc", about.recommendation());
        if (kind != OcsfClass.COMPLIANCE_FINDING) {
            return;
        }
        boolean passed = finding.status() == FindingStatus.RESOLVED;
        ObjectNode compliance = json.putObject("compliance")
                .put("control", about.controls().getFirst().id())
                .put("status_id", passed ? 1 : 3)
                .put("status", passed ? "Pass" : "Fail");
        ArrayNode standards = compliance.putArray("standards");
        about.controls().stream().map(Control::framework).distinct().forEach(standards::add);
        ArrayNode requirements = compliance.putArray("requirements");
        about.controls().forEach(control -> requirements.add(control.framework() + " " + control.id()));
    }

    private void proof() {
        if (kind == OcsfClass.DETECTION_FINDING) {
            ArrayNode evidences = json.putArray("evidences");
            finding.evidence().forEach(fact -> evidences.addObject().set("data", FindingJson.evidence(fact)));
            return;
        }
        ArrayNode evidence = json.putObject("unmapped").putArray("evidence");
        finding.evidence().forEach(fact -> evidence.add(FindingJson.evidence(fact)));
    }
}
