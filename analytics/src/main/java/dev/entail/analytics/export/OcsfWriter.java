// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.export;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.entail.analytics.finding.Finding;
import dev.entail.graph.RecordCodec;
import java.io.IOException;
import java.io.Writer;

/** Findings as one JSON array of OCSF events. */
final class OcsfWriter implements FindingWriter {
    private final JsonGenerator json;
    private final String version;

    OcsfWriter(Writer out, String version) throws IOException {
        this.version = version;
        json = RecordCodec.JSON.getFactory().createGenerator(out).useDefaultPrettyPrinter();
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.writeStartArray();
    }

    @Override
    public void write(Finding finding) throws IOException {
        json.writeTree(OcsfEvent.of(finding, version));
    }

    @Override
    public void close() throws IOException {
        json.writeEndArray();
        json.writeRaw('\n');
        json.close();
    }
}
