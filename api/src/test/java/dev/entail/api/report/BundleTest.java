// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.analytics.report.ReportFilter;
import dev.entail.analytics.report.Reports;
import dev.entail.api.Entail;
import dev.entail.api.Settings;
import dev.entail.api.delivery.DeliverySettings;
import dev.entail.api.delivery.KeptFiles;
import dev.entail.api.delivery.WebhookSettings;
import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Progress;
import dev.entail.graph.load.Records;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** A signed report proves what it says, and any change to it is told. */
@ExtendWith(SharedStore.class)
final class BundleTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");
    private static final String LINES = """
            {'label':'Identity','id':'svc','properties':{'kind':'SERVICE_ACCOUNT','name':'Nightly export'}}
            """;

    @TempDir
    private Path home;

    private Entail entail;

    @BeforeEach
    void load(GraphStore store) {
        entail = entail(store, "key.pem");
        entail.load(Records.SOURCE, Records.of(LINES), LoadOptions.at(MONDAY));
        entail.analyze(List.of(), MONDAY.plusSeconds(60), Progress.SILENT);
    }

    private Entail entail(GraphStore store, String key) {
        return new Entail(
                store,
                Settings.USUAL.with(new DeliverySettings(
                        Optional.empty(),
                        Optional.empty(),
                        new WebhookSettings(Map.of(), false),
                        Optional.of(home.resolve("keys").resolve(key)),
                        Optional.empty(),
                        KeptFiles.NONE)));
    }

    private Path bundle(Entail made, String name) throws IOException {
        ReportDocument report = new ReportMaker(made)
                .make(Reports.require("evidence"), Optional.empty(), Optional.empty(), ReportFilter.ALL);
        Path file = home.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            ReportFormat.ZIP.write(report, out);
        }
        return file;
    }

    private static Map<String, byte[]> parts(Path file) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return parts;
    }

    private Path with(Map<String, byte[]> parts) throws IOException {
        Path file = Files.createTempFile(home, "changed", ".zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    @Test
    void holdsFindingsControlsCoverageAndTheHeadOfTheAuditLog() throws IOException {
        entail.audit().record(dev.entail.api.auth.Origin.commandLine(), "report", "evidence", () -> true);
        Path file = bundle(entail, "evidence.zip");
        Map<String, byte[]> parts = parts(file);

        assertThat(parts)
                .containsOnlyKeys(
                        "README.txt",
                        "report.html",
                        "report.json",
                        "report.csv",
                        "findings.json",
                        "controls.json",
                        "coverage.json",
                        "audit.json",
                        "manifest.json",
                        "manifest.sig",
                        "public-key.pem");
        JsonNode findings = RecordCodec.JSON.readTree(parts.get("findings.json"));
        JsonNode ownerless = findings.valueStream()
                .filter(finding -> finding.path("type").asText().equals("ownership.none"))
                .findFirst()
                .orElseThrow();
        assertThat(ownerless.at("/subject/id").asText()).isEqualTo("svc");
        assertThat(ownerless.path("evidence")).isNotEmpty();
        assertThat(RecordCodec.JSON
                        .readTree(parts.get("controls.json"))
                        .valueStream()
                        .filter(each -> each.path("analysis").asText().equals("ownership.none"))
                        .findFirst()
                        .orElseThrow()
                        .path("findings")
                        .asLong())
                .isEqualTo(1);
        assertThat(RecordCodec.JSON.readTree(parts.get("coverage.json"))).isNotEmpty();
        assertThat(RecordCodec.JSON
                        .readTree(parts.get("audit.json"))
                        .path("head")
                        .asText())
                .isEqualTo(entail.audit().verify(Optional.empty()).head().toString())
                .startsWith("2:");
        BundleCheck check = BundleCheck.of(file, Optional.empty());
        assertThat(check.problems()).isEmpty();
        assertThat(check.report()).isEqualTo("evidence");
        assertThat(check.auditHead()).startsWith("2:");
    }

    @Test
    void isVerifiedByOpenSslAsWell() throws Exception {
        for (Map.Entry<String, byte[]> part :
                parts(bundle(entail, "evidence.zip")).entrySet()) {
            Files.write(home.resolve(part.getKey()), part.getValue());
        }
        File log = home.resolve("openssl.log").toFile();
        Process openssl;
        try {
            openssl = new ProcessBuilder(
                            "openssl",
                            "pkeyutl",
                            "-verify",
                            "-pubin",
                            "-inkey",
                            "public-key.pem",
                            "-rawin",
                            "-in",
                            "manifest.json",
                            "-sigfile",
                            "manifest.sig")
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log)
                    .start();
        } catch (IOException e) {
            throw new TestAbortedException("There is no openssl here", e);
        }
        assertThat(openssl.waitFor()).as(Files.readString(log.toPath())).isZero();
    }

    @Test
    void tellsEveryChange() throws IOException {
        Map<String, byte[]> parts = parts(bundle(entail, "evidence.zip"));
        for (String name : List.of("findings.json", "report.html", "audit.json", "README.txt")) {
            Map<String, byte[]> changed = new LinkedHashMap<>(parts);
            changed.put(name, "changed".getBytes(StandardCharsets.UTF_8));
            assertThat(BundleCheck.of(with(changed), Optional.empty()).problems())
                    .containsExactly(name + " was changed");
        }
        Map<String, byte[]> more = new LinkedHashMap<>(parts);
        more.put("more.txt", new byte[1]);
        assertThat(BundleCheck.of(with(more), Optional.empty()).problems())
                .containsExactly("more.txt is not in the manifest");
        Map<String, byte[]> less = new LinkedHashMap<>(parts);
        less.remove("findings.json");
        assertThat(BundleCheck.of(with(less), Optional.empty()).problems()).containsExactly("findings.json is missing");
        Map<String, byte[]> other = new LinkedHashMap<>(parts);
        String manifest =
                new String(java.util.Objects.requireNonNull(parts.get("manifest.json")), StandardCharsets.UTF_8);
        other.put("manifest.json", manifest.replace("evidence\"", "evidenc3\"").getBytes(StandardCharsets.UTF_8));
        assertThat(BundleCheck.of(with(other), Optional.empty()).problems())
                .containsExactly("The manifest was changed after it was signed, or another key signed it");
    }

    @Test
    void whoeverSignsItAnewIsTold(GraphStore store) throws IOException {
        String known =
                BundleCheck.of(bundle(entail, "evidence.zip"), Optional.empty()).fingerprint();
        assertThat(BundleCheck.of(bundle(entail, "again.zip"), Optional.of(known))
                        .problems())
                .isEmpty();
        Path forged = bundle(entail(store, "another.pem"), "forged.zip");

        BundleCheck check = BundleCheck.of(forged, Optional.of(known));
        assertThat(check.problems()).containsExactly("It is signed by " + check.fingerprint() + ", not by " + known);
    }

    @Test
    void itsKeyIsItsOwnersOnly() throws IOException {
        bundle(entail, "evidence.zip");
        Path key = home.resolve("keys/key.pem");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(parts(home.resolve("evidence.zip")).values())
                .noneMatch(part -> new String(part, StandardCharsets.ISO_8859_1).contains("PRIVATE KEY"));
        Files.writeString(key, "nothing");
        assertThatThrownBy(() -> bundle(entail, "evidence.zip"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(key + ": holds no PRIVATE KEY in PEM");
    }

    @Test
    void whatIsNoBundleIsTold() throws IOException {
        Path text = Files.writeString(home.resolve("text"), "no archive");

        assertThatThrownBy(() -> BundleCheck.of(text, Optional.empty()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(text + ": is no signed report");
        Path empty = with(Map.of("a", new byte[0]));
        assertThatThrownBy(() -> BundleCheck.of(empty, Optional.empty()))
                .hasMessageContaining("it has no manifest.json");
    }
}
