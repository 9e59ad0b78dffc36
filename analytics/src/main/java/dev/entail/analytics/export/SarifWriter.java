// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.analytics.Analyses;
import dev.entail.analytics.Control;
import dev.entail.analytics.Descriptor;
import dev.entail.analytics.Severity;
import dev.entail.analytics.finding.Finding;
import dev.entail.analytics.finding.FindingStatus;
import dev.entail.graph.RecordCodec;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Findings as one run of the Static Analysis Results Interchange Format 2.1.0: the analyses are its rules. Where a
 * thing of the graph lies in a file is not known, so results have logical locations only.
 */
final class SarifWriter implements FindingWriter {
    private final JsonGenerator json;
    private final Map<String, Integer> rules = new HashMap<>();

    SarifWriter(Writer out, String version) throws IOException {
        json = RecordCodec.JSON.getFactory().createGenerator(out).useDefaultPrettyPrinter();
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.writeStartObject();
        json.writeStringField("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.writeStringField("version", "2.1.0");
        json.writeArrayFieldStart("runs");
        json.writeStartObject();
        json.writeFieldName("tool");
        json.writeTree(tool(version));
        json.writeArrayFieldStart("results");
    }

    private ObjectNode tool(String version) {
        ObjectNode tool = RecordCodec.JSON.createObjectNode();
        ArrayNode all = tool.putObject("driver")
                .put("name", "Entail")
                .put("version", version)
                .putArray("rules");
        List<Descriptor> analyses = Analyses.all();
        for (int index = 0; index < analyses.size(); index++) {
            rules.put(analyses.get(index).id(), index);
            all.add(rule(analyses.get(index)));
        }
        return tool;
    }

    private static ObjectNode rule(Descriptor about) {
        ObjectNode rule =
                RecordCodec.JSON.createObjectNode().put("id", about.id()).put("name", about.title());
        rule.putObject("shortDescription").put("text", about.title());
        rule.putObject("fullDescription").put("text", about.summary());
        rule.putObject("help").put("text", about.recommendation() + " See " + about.documentation() + ".");
        rule.put("helpUri", published(about.controls().getFirst()));
        rule.putObject("defaultConfiguration").put("level", level(about.severity()));
        ArrayNode tags = rule.putObject("properties").putArray("tags");
        about.controls().forEach(control -> tags.add(control.framework() + " " + control.id()));
        return rule;
    }

    /** {@return where the framework of a control is published} */
    private static String published(Control control) {
        return switch (control.framework()) {
            case "OWASP NHI Top 10 2025" -> "https://owasp.org/www-project-non-human-identities-top-10/2025/";
            case "NIST CSF 2.0" -> "https://www.nist.gov/cyberframework";
            case "CIS Controls 8.1" -> "https://www.cisecurity.org/controls/v8-1";
            default -> "https://csrc.nist.gov/pubs/sp/800/53/r5/upd1/final";
        };
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> "error";
            case MEDIUM -> "warning";
            case LOW, INFO -> "note";
        };
    }

    @Override
    public void write(Finding finding) throws IOException {
        ObjectNode result = RecordCodec.JSON.createObjectNode().put("ruleId", finding.type());
        Integer rule = rules.get(finding.type());
        if (rule != null) {
            result.put("ruleIndex", rule);
        }
        result.put("level", finding.status() == FindingStatus.RESOLVED ? "none" : level(finding.severity()))
                .put("kind", finding.status() == FindingStatus.RESOLVED ? "pass" : "fail")
                .put("rank", finding.risk());
        result.putObject("message").put("text", finding.title());
        result.putArray("locations")
                .addObject()
                .putArray("logicalLocations")
                .addObject()
                .put("name", finding.subject().name())
                .put("fullyQualifiedName", finding.subject().id())
                .put("kind", finding.subject().label().text());
        result.putObject("partialFingerprints").put("entailFinding/v1", finding.id());
        suppressions(finding, result);
        ObjectNode properties = FindingJson.of(finding);
        properties.remove(List.of("title", "type", "risk"));
        result.set("properties", properties);
        json.writeTree(result);
    }

    private static void suppressions(Finding finding, ObjectNode result) {
        ArrayNode suppressions = result.putArray("suppressions");
        finding.exception()
                .ifPresent(exception -> suppressions
                        .addObject()
                        .put("kind", "external")
                        .put("status", "accepted")
                        .put("justification", exception.reason()));
    }

    @Override
    public void close() throws IOException {
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
    }
}
