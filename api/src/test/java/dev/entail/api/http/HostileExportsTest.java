// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.entail.analytics.export.FindingFormat;
import dev.entail.analytics.export.FindingWriter;
import dev.entail.analytics.finding.FindingFilter;
import dev.entail.analytics.finding.FindingOrder;
import dev.entail.api.Entail;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.export.OpenGraphExport;
import dev.entail.graph.export.RecordsExport;
import dev.entail.graph.load.Input;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Loader;
import dev.entail.graph.load.Progress;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Names that want to be something else leave in every format as what they are, and come back. */
@ExtendWith(SharedStore.class)
final class HostileExportsTest {
    private static final Instant AT = Instant.parse("2026-01-05T00:00:00Z");
    private static final int LONG = 10 << 20;

    /** Titles and evidence of a finding repeat the name, and parsers read no text of more than 16 MB. */
    private static final int LONG_IN_FINDINGS = 2 << 20;

    private GraphStore store;
    private Entail entail;
    private List<String> names = List.of();

    @BeforeEach
    void open(GraphStore shared) {
        store = shared;
        entail = new Entail(store);
    }

    private void load(int length) {
        names = new ArrayList<>(HostileNamesTest.NAMES);
        names.add("long " + "x".repeat(length));
        StringBuilder lines = new StringBuilder("{\"label\":\"Role\",\"id\":\"top\",\"properties\":{\"tier\":0}}\n");
        for (int number = 0; number < names.size(); number++) {
            ObjectNode node =
                    RecordCodec.JSON.createObjectNode().put("label", "Identity").put("id", "id" + number);
            node.putObject("properties").put("kind", "EMPLOYEE").put("name", names.get(number));
            lines.append(node).append('\n');
            lines.append("{\"relation\":\"CONTROLS\",\"from\":\"id%d\",\"to\":\"top\"}\n".formatted(number));
        }
        load("records", "names.jsonl", lines.toString());
    }

    private void load(String source, String file, String text) {
        Input input = Input.of(file, text.getBytes(StandardCharsets.UTF_8));
        entail.load(Objects.requireNonNull(Loader.sources().get(source)), input, LoadOptions.at(AT));
    }

    private List<String> loaded() {
        Map<String, EntityState> states = entail.snapshot(Optional.empty())
                .entitiesOf(IntStream.range(0, names.size())
                        .mapToObj(number -> "id" + number)
                        .toList());
        return IntStream.range(0, names.size())
                .mapToObj(number -> Objects.requireNonNull(states.get("id" + number))
                        .text("name")
                        .orElse(""))
                .toList();
    }

    private String exported(FindingFormat format) throws IOException {
        load(LONG_IN_FINDINGS);
        entail.analyze(List.of("escalation.to-tier-zero"), Progress.SILENT);
        StringWriter out = new StringWriter();
        try (FindingWriter writer = format.open(out, "test")) {
            entail.findings().stream(FindingFilter.ALL, FindingOrder.USUAL, Long.MAX_VALUE, finding -> {
                try {
                    writer.write(finding);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return out.toString();
    }

    @Test
    void comeBackFromRecords() throws IOException {
        load(LONG);
        StringWriter out = new StringWriter();
        RecordsExport.write(entail.snapshot(Optional.empty()), out);
        SharedStore.empty(store);

        load("records", "export.jsonl", out.toString());

        assertThat(loaded()).isEqualTo(names);
    }

    @Test
    void areWhatTheyAreInOpenGraph() throws IOException {
        load(LONG);
        StringWriter out = new StringWriter();
        OpenGraphExport.write(entail.snapshot(Optional.empty()), out);
        JsonNode nodes = RecordCodec.JSON.readTree(out.toString()).at("/graph/nodes");

        assertThat(nodes.findValuesAsText("name")).containsAll(names);
    }

    @Test
    void areWhatTheyAreInAnOcsfEvent() throws IOException {
        JsonNode events = RecordCodec.JSON.readTree(exported(FindingFormat.OCSF));

        assertThat(events).hasSize(names.size());
        assertThat(events.findValuesAsText("name")).containsAll(names);
    }

    @Test
    void areNoFormulasInATable() throws IOException {
        List<NamedCsvRecord> rows;
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().maxBufferSize(64 << 20).ofNamedCsvRecord(exported(FindingFormat.CSV))) {
            rows = reader.stream().toList();
        }

        assertThat(rows)
                .hasSize(names.size())
                .allSatisfy(row -> assertThat(row.getFields())
                        .noneMatch(cell -> cell.startsWith("=") || cell.startsWith("+") || cell.startsWith("@")));
        assertThat(rows.stream()
                        .map(row -> row.getField("subjectName"))
                        .map(cell -> cell.startsWith("'=") ? cell.substring(1) : cell))
                .containsExactlyInAnyOrderElementsOf(names);
    }
}
