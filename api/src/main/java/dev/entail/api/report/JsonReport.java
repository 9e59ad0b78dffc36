// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.report;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.entail.analytics.Coverage;
import dev.entail.analytics.report.Figure;
import dev.entail.analytics.report.Table;
import dev.entail.graph.RecordCodec;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A whole report as one JSON object: rows are objects by column, and what is unknown is null. */
final class JsonReport {
    private JsonReport() {}

    static void write(ReportDocument report, OutputStream out) throws IOException {
        try (JsonGenerator json = RecordCodec.JSON.getFactory().createGenerator(out, JsonEncoding.UTF8)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("report", report.id());
            json.writeStringField("title", report.title());
            json.writeStringField("asOf", report.asOf().toString());
            json.writeNumberField("graphVersion", report.version());
            if (report.since().isPresent()) {
                json.writeStringField("since", report.since().get().toString());
            }
            json.writeObjectFieldStart("filter");
            for (Map.Entry<String, String> condition : report.filter().entrySet()) {
                json.writeStringField(condition.getKey(), condition.getValue());
            }
            json.writeEndObject();
            figures(report.content().figures(), json);
            json.writeArrayFieldStart("tables");
            for (Table table : report.content().tables()) {
                table(table, json);
            }
            table(report.content().detail(), json);
            json.writeEndArray();
            coverage(report.content().coverage(), json);
            json.writeEndObject();
        }
    }

    private static void figures(List<Figure> figures, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("figures");
        for (Figure figure : figures) {
            json.writeStartObject();
            json.writeStringField("name", figure.name());
            json.writeFieldName("value");
            cell(figure.value(), json);
            json.writeStringField("note", figure.note());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void table(Table table, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("title", table.title());
        json.writeArrayFieldStart("rows");
        for (List<Object> row : table.rows()) {
            json.writeStartObject();
            for (int column = 0; column < row.size(); column++) {
                json.writeFieldName(table.columns().get(column));
                cell(row.get(column), json);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void cell(Object cell, JsonGenerator json) throws IOException {
        switch (cell) {
            case Optional<?> some when some.isEmpty() -> json.writeNull();
            case Optional<?> some -> cell(some.get(), json);
            case Instant time -> json.writeString(time.toString());
            case Boolean flag -> json.writeBoolean(flag);
            case Number number -> json.writeObject(number);
            default -> json.writeString(cell.toString());
        }
    }

    private static void coverage(List<Coverage> coverage, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("coverage");
        for (Coverage each : coverage) {
            json.writeStartObject();
            json.writeStringField("analysis", each.analysis());
            json.writeStringField("source", each.source());
            json.writeStringField("state", each.state().name());
            json.writeArrayFieldStart("missing");
            for (String missing : each.missing()) {
                json.writeString(missing);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
