// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.entail.analytics.Corpus;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.export.Exported;
import dev.entail.graph.export.OpenGraphExport;
import dev.entail.graph.export.RecordsExport;
import dev.entail.graph.load.Input;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Loader;
import dev.entail.graph.projection.Snapshot;
import dev.entail.graph.source.records.RecordsSource;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStore.class)
final class GraphExportTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");

    private static final String RECORDS = """
            {"label":"Identity","id":"ana","properties":{"kind":"EMPLOYEE","name":"Ana","startDate":"2021-03-01","own":3}}
            {"label":"Identity","id":"svc","properties":{"kind":"SERVICE_ACCOUNT","createdAt":"2024-01-05T00:00:00Z"}}
            {"label":"Permission","id":"p","properties":{"actions":["s3:Get*"],"resources":[],"effect":"ALLOW"}}
            {"label":"Role","id":"r"}
            {"relation":"OWNED_BY","from":"svc","to":"ana","properties":{"role":"TECHNICAL","source":"DECLARED"}}
            {"relation":"OWNED_BY","from":"svc","to":"ana","properties":{"role":"ACCOUNTABLE","source":"TAG"}}
            {"relation":"GRANTS","from":"r","to":"p"}
            """;

    private static void load(GraphStore store, String records, String source) {
        new Loader(store, List.of())
                .load(
                        new RecordsSource(),
                        Input.of("records", records.getBytes(StandardCharsets.UTF_8)),
                        LoadOptions.at(MONDAY).named(source));
    }

    private static String records(GraphStore store) throws IOException {
        StringWriter out = new StringWriter();
        Exported exported = RecordsExport.write(Snapshot.latest(store, Optional.empty()), out);
        assertThat(exported.nodes() + exported.relations())
                .isEqualTo(out.toString().lines().count());
        return out.toString();
    }

    @Test
    void readsBackEqual(GraphStore store) throws IOException {
        load(store, RECORDS, "one");
        load(store, RECORDS, "two");
        String first = records(store);
        assertThat(first.lines())
                .hasSize(7)
                .containsExactlyInAnyOrderElementsOf(
                        RECORDS.lines().map(GraphExportTest::normal).toList());

        SharedStore.empty(store);
        load(store, first, "three");

        assertThat(records(store)).isEqualTo(first);
    }

    private static String normal(String line) {
        return RecordCodec.write(RecordCodec.read(line));
    }

    @Test
    void fitsTheSchemaOfOpenGraph(GraphStore store) throws IOException {
        load(store, RECORDS, "one");
        StringWriter out = new StringWriter();
        OpenGraphExport.write(Snapshot.latest(store, Optional.empty()), out);
        JsonNode graph = RecordCodec.JSON.readTree(out.toString()).get("graph");

        assertThat(graph.get("nodes")).hasSize(4);
        assertThat(graph.get("edges")).hasSize(3);
        Schema node = schema("opengraph-node.schema.json");
        Schema edge = schema("opengraph-edge.schema.json");
        assertThat(graph.get("nodes"))
                .allSatisfy(each -> assertThat(node.validate(each.toString(), InputFormat.JSON))
                        .isEmpty());
        assertThat(graph.get("edges"))
                .allSatisfy(each -> assertThat(edge.validate(each.toString(), InputFormat.JSON))
                        .isEmpty());
    }

    private static Schema schema(String name) throws IOException {
        String text = Files.readString(Corpus.file("opengraph/" + name));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text, InputFormat.JSON);
    }
}
