// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.analytics.Analyses;
import dev.entail.analytics.Coverage;
import dev.entail.analytics.Descriptor;
import dev.entail.analytics.export.FindingJson;
import dev.entail.analytics.finding.Finding;
import dev.entail.graph.RecordCodec;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A report as evidence: an archive with the report, the findings it rests on, their controls, what could be judged, the
 * head of the audit log, and a manifest of all hashes that is signed. {@link BundleCheck} verifies it, and so does OpenSSL.
 */
final class BundleReport {
    static final String MANIFEST = "manifest.json";
    static final String SIGNATURE = "manifest.sig";
    static final String PUBLIC_KEY = "public-key.pem";
    static final String FORMAT = "entail-evidence-1";

    private static final String READ_ME = """
            manifest.json names every file of this archive with its size and SHA-256, and manifest.sig is the Ed25519
            signature of manifest.json. Verify it with

              entail report verify FILE

            or by hand:

              openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in manifest.json -sigfile manifest.sig
              sha256sum FILES

            Whoever made the archive can put any key into it: compare the fingerprint of the key with the one that
            its owner tells you on another way.
            """;

    private final ReportDocument report;
    private final ZipOutputStream zip;
    private final ArrayNode files = RecordCodec.JSON.createArrayNode();

    private BundleReport(ReportDocument report, ZipOutputStream zip) {
        this.report = report;
        this.zip = zip;
    }

    static void write(ReportDocument report, OutputStream out) throws IOException {
        Path file = report.provenance()
                .signingKey()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The report cannot be signed, as there is no key: set reports.signingKeyFile"));
        SigningKey key = SigningKey.at(file);
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        new BundleReport(report, zip).write(key);
        zip.finish();
        out.flush();
    }

    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    private void write(SigningKey key) throws IOException {
        List<Finding> findings = report.provenance().findings();
        listed("README.txt", out -> out.write(READ_ME.getBytes(StandardCharsets.UTF_8)));
        listed("report.html", out -> HtmlReport.write(report, out));
        listed("report.json", out -> JsonReport.write(report, out));
        listed("report.csv", out -> CsvReport.write(report, out));
        listed("findings.json", out -> json(out, findings(findings)));
        listed("controls.json", out -> json(out, controls(findings)));
        listed("coverage.json", out -> json(out, coverage(report.content().coverage())));
        listed(
                "audit.json",
                out -> json(
                        out,
                        RecordCodec.JSON
                                .createObjectNode()
                                .put("head", report.provenance().auditHead())));
        byte[] manifest = bytes(manifest());
        plain(MANIFEST, manifest);
        plain(SIGNATURE, key.sign(manifest));
        plain(PUBLIC_KEY, key.publicPem().getBytes(StandardCharsets.US_ASCII));
    }

    private static ArrayNode findings(List<Finding> findings) {
        ArrayNode json = RecordCodec.JSON.createArrayNode();
        findings.forEach(finding -> json.add(FindingJson.of(finding)));
        return json;
    }

    /** By analysis: which controls it touches, and how many findings there are. */
    private static ArrayNode controls(List<Finding> findings) {
        ArrayNode json = RecordCodec.JSON.createArrayNode();
        for (Descriptor analysis : Analyses.all()) {
            ObjectNode one = json.addObject()
                    .put("analysis", analysis.id())
                    .put(
                            "findings",
                            findings.stream()
                                    .filter(finding -> finding.type().equals(analysis.id()))
                                    .count());
            ArrayNode controls = one.putArray("controls");
            analysis.controls()
                    .forEach(control -> controls.addObject()
                            .put("framework", control.framework())
                            .put("id", control.id()));
        }
        return json;
    }

    private static ArrayNode coverage(List<Coverage> coverage) {
        ArrayNode json = RecordCodec.JSON.createArrayNode();
        coverage.forEach(each -> {
            ObjectNode one = json.addObject()
                    .put("analysis", each.analysis())
                    .put("source", each.source())
                    .put("state", each.state().name());
            each.missing().forEach(one.putArray("missing")::add);
        });
        return json;
    }

    private ObjectNode manifest() {
        ObjectNode manifest = RecordCodec.JSON
                .createObjectNode()
                .put("format", FORMAT)
                .put("report", report.id())
                .put("asOf", report.asOf().toString())
                .put("graphVersion", report.version())
                .put("auditHead", report.provenance().auditHead());
        report.since().ifPresent(since -> manifest.put("since", since.toString()));
        ObjectNode filter = manifest.putObject("filter");
        report.filter().forEach(filter::put);
        manifest.set("files", files);
        return manifest;
    }

    private static byte[] bytes(com.fasterxml.jackson.databind.JsonNode json) throws IOException {
        return RecordCodec.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
    }

    private static void json(OutputStream out, com.fasterxml.jackson.databind.JsonNode json) throws IOException {
        out.write(bytes(json));
    }

    private void listed(String name, Content content) throws IOException {
        begin(name);
        DigestOutputStream digest = new DigestOutputStream(zip, sha256());
        Counted counted = new Counted(digest);
        content.write(counted);
        counted.flush();
        zip.closeEntry();
        files.addObject()
                .put("name", name)
                .put("bytes", counted.bytes)
                .put(
                        "sha256",
                        HexFormat.of().formatHex(digest.getMessageDigest().digest()));
    }

    private void plain(String name, byte[] content) throws IOException {
        begin(name);
        zip.write(content);
        zip.closeEntry();
    }

    private void begin(String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setLastModifiedTime(FileTime.from(report.asOf()));
        zip.putNextEntry(entry);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }

    /** Counts what goes through, and does not close what is behind. */
    private static final class Counted extends OutputStream {
        private final OutputStream out;
        private long bytes;

        Counted(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int value) throws IOException {
            out.write(value);
            bytes++;
        }

        @Override
        public void write(byte[] buffer, int from, int length) throws IOException {
            out.write(buffer, from, length);
            bytes += length;
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }
}
