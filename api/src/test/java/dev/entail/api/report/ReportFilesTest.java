// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.entail.analytics.report.Report;
import dev.entail.analytics.report.ReportFilter;
import dev.entail.analytics.report.Reports;
import dev.entail.api.Entail;
import dev.entail.api.Settings;
import dev.entail.api.delivery.DeliverySettings;
import dev.entail.api.delivery.KeptFiles;
import dev.entail.api.delivery.WebhookSettings;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Progress;
import dev.entail.graph.load.Records;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Report files open in other programs and say what the graph says, hostile names and all. */
@ExtendWith(SharedStore.class)
final class ReportFilesTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");
    private static final String LINES = """
            {'label':'Identity','id':'ana','properties':{'kind':'EMPLOYEE','name':'=cmd|calc','department':'Sales'}}
            {'label':'Identity','id':'ben','properties':{'kind':'EMPLOYEE','name':'<img src=x onerror=alert(1)>','department':'Audit'}}
            {'label':'Identity','id':'svc','properties':{'kind':'SERVICE_ACCOUNT','name':'café & co'}}
            {'label':'Group','id':'g','properties':{'name':'Staff'}}
            {'label':'Role','id':'r','properties':{'name':'Reader'}}
            {'relation':'MEMBER_OF','from':'ana','to':'g'}
            {'relation':'HAS_ROLE','from':'g','to':'r','properties':{'ticket':'T-1'}}
            {'relation':'HAS_ROLE','from':'ben','to':'r'}
            """;

    @TempDir
    private Path home;

    private Entail entail;

    @BeforeEach
    void load(GraphStore store) {
        DeliverySettings signing = new DeliverySettings(
                Optional.empty(),
                Optional.empty(),
                new WebhookSettings(Map.of(), false),
                Optional.of(home.resolve("signing-key.pem")),
                Optional.empty(),
                KeptFiles.NONE);
        entail = new Entail(store, Settings.USUAL.with(signing));
        entail.load(Records.SOURCE, Records.of(LINES), LoadOptions.at(MONDAY));
        entail.analyze(List.of(), MONDAY.plusSeconds(60), Progress.SILENT);
    }

    static Stream<Report> reports() {
        return Reports.all().values().stream();
    }

    @ParameterizedTest
    @MethodSource("reports")
    void areWrittenInEveryFormat(Report report) throws Exception {
        ReportDocument document = make(report.id(), ReportFilter.ALL);
        for (ReportFormat format : ReportFormat.values()) {
            assertThat(bytes(document, format))
                    .as("%s as %s", report.id(), format)
                    .isNotEmpty();
        }
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(withoutDoctype(bytes(document, ReportFormat.HTML))));
    }

    private static byte[] withoutDoctype(byte[] html) {
        return new String(html, StandardCharsets.UTF_8)
                .replace("<!DOCTYPE html>", "")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void tellWhoHasWhatAndWhy() throws IOException {
        List<NamedCsvRecord> rows = csv("access", ReportFilter.ALL);

        assertThat(rows).extracting(row -> row.getField("Identity")).containsExactlyInAnyOrder("ana", "ben");
        NamedCsvRecord ana = rows.stream()
                .filter(row -> row.getField("Identity").equals("ana"))
                .findFirst()
                .orElseThrow();
        assertThat(ana.getField("Grant name")).isEqualTo("Reader");
        assertThat(ana.getField("Reason")).isEqualTo("via Staff");
        assertThat(ana.getField("Name")).isEqualTo("'=cmd|calc");
        assertThat(ana.getField("Ends")).isEmpty();
    }

    @Test
    void keepToTheirFilter() throws IOException {
        ReportFilter audit = new ReportFilter(Set.of("Audit"), Set.of(), Set.of());

        assertThat(csv("access", audit))
                .extracting(row -> row.getField("Identity"))
                .containsExactly("ben");
        JsonNode json = RecordCodec.JSON.readTree(bytes(make("access", audit), ReportFormat.JSON));
        assertThat(json.at("/filter/departments").asText()).isEqualTo("Audit");
        assertThat(json.path("graphVersion").asLong()).isPositive();
    }

    @Test
    void openAsAWorkbookInAnotherLibrary() throws IOException {
        byte[] bytes = bytes(make("ownership", ReportFilter.ALL), ReportFormat.XLSX);

        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            List<String> cells = new ArrayList<>();
            book.getSheets().forEach(sheet -> {
                try (Stream<Row> rows = sheet.openStream()) {
                    rows.forEach(row -> row.forEach(cell -> {
                        if (cell != null) {
                            cells.add(cell.getText());
                        }
                    }));
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            assertThat(cells).contains("Ownership", "Findings", "café & co has no owner");
        }
    }

    @Test
    void setTheirTextOnPaper() throws IOException {
        byte[] bytes = bytes(make("ownership", ReportFilter.ALL), ReportFormat.PDF);

        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("Ownership", "has no owner", "svc");
        }
    }

    @Test
    void neverLetANameBecomeMarkup() throws IOException {
        String html = new String(bytes(make("access", ReportFilter.ALL), ReportFormat.HTML), StandardCharsets.UTF_8);

        assertThat(html)
                .contains("&lt;img src=x onerror=alert(1)&gt;", "<svg", "The most grants")
                .doesNotContain("<img", "<script");
    }

    @Test
    void tellWhatChangedSinceATime() throws IOException {
        ReportDocument document = new ReportMaker(entail)
                .make(Reports.require("ownership"), Optional.empty(), Optional.of(MONDAY), ReportFilter.ALL);
        JsonNode tables =
                RecordCodec.JSON.readTree(bytes(document, ReportFormat.JSON)).path("tables");

        assertThat(tables.toString()).contains("Changed since 2026-01-05", "\"Change\":\"new\"");
    }

    @Test
    void tellWhoseAccessHasCreptAndWhatToDo() throws IOException {
        String passing =
                "{'relation':'HAS_ROLE','from':'ana','to':'r','properties':{'basis':'TEMPORARY','ticket':'R1'}}\n";
        entail.load(Records.SOURCE, Records.of(LINES + passing), LoadOptions.at(MONDAY.plusSeconds(86_400)));

        List<NamedCsvRecord> rows = csv(new ReportMaker(entail)
                .make(
                        Reports.require("creep"),
                        Optional.empty(),
                        Optional.of(MONDAY.plusSeconds(60)),
                        ReportFilter.ALL));
        assertThat(rows)
                .extracting(row -> Double.parseDouble(row.getField("Score")))
                .isSortedAccordingTo(Comparator.reverseOrder());
        NamedCsvRecord ana = rows.stream()
                .filter(row -> row.getField("Identity").equals("ana"))
                .findFirst()
                .orElseThrow();
        assertThat(Double.parseDouble(ana.getField("Score")))
                .isGreaterThan(Double.parseDouble(ana.getField("Score before")));
        assertThat(ana.getField("expired or unexplained")).isEqualTo("0.5");
        JsonNode json = RecordCodec.JSON.readTree(bytes(make("creep", ReportFilter.ALL), ReportFormat.JSON));
        JsonNode advice = json.path("tables")
                .valueStream()
                .filter(table -> table.path("title").asText().equals("What to do about their grants"))
                .findFirst()
                .orElseThrow();
        assertThat(advice.at("/rows").toString())
                .contains("\"Identity\":\"ana\"", "\"Grant\":\"r\"", "\"Do\":\"remove\"");
        assertThat(new String(bytes(make("creep", ReportFilter.ALL), ReportFormat.HTML), StandardCharsets.UTF_8))
                .contains("The organisation over time", "<svg");
        assertThat(csv("creep", new ReportFilter(Set.of("Audit"), Set.of(), Set.of())))
                .extracting(row -> row.getField("Identity"))
                .containsExactly("ben");
    }

    @Test
    void areNamedWhereOneIsUnknown() {
        assertThatThrownBy(() -> Reports.require("weather"))
                .hasMessageContainingAll("'weather'", "ownership", "access", "evidence");
    }

    private List<NamedCsvRecord> csv(String report, ReportFilter filter) throws IOException {
        return csv(make(report, filter));
    }

    private static List<NamedCsvRecord> csv(ReportDocument report) throws IOException {
        String text = new String(bytes(report, ReportFormat.CSV), StandardCharsets.UTF_8);
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
            return rows.stream().toList();
        }
    }

    private ReportDocument make(String report, ReportFilter filter) {
        return new ReportMaker(entail).make(Reports.require(report), Optional.empty(), Optional.empty(), filter);
    }

    private static byte[] bytes(ReportDocument report, ReportFormat format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(report, out);
        return out.toByteArray();
    }
}
