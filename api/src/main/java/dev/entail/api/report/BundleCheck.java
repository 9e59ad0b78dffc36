// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.RecordCodec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What a check of a signed report found.
 *
 * @param report its name
 * @param asOf the time that it speaks of
 * @param auditHead number and hash of the audit log's last entry at that time
 * @param fingerprint of the key that signed it: SHA-256 of its encoding
 * @param problems what is not as it was signed
 */
public record BundleCheck(String report, String asOf, String auditHead, String fingerprint, List<String> problems) {
    private static final int LARGEST_PART = 64 * 1024 * 1024;
    private static final int MOST_FILES = 100;
    private static final Set<String> UNLISTED =
            Set.of(BundleReport.MANIFEST, BundleReport.SIGNATURE, BundleReport.PUBLIC_KEY);

    public BundleCheck {
        problems = List.copyOf(problems);
    }

    public boolean isGood() {
        return problems.isEmpty();
    }

    /**
     * {@return what holds of a file}
     *
     * @param expected the fingerprint of the key that must have signed it, empty where any may have
     * @throws BadInput where it is no signed report at all
     */
    public static BundleCheck of(Path file, Optional<String> expected) {
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            byte[] manifest = part(zip, BundleReport.MANIFEST, file);
            byte[] signature = part(zip, BundleReport.SIGNATURE, file);
            String key = new String(part(zip, BundleReport.PUBLIC_KEY, file), StandardCharsets.US_ASCII);
            JsonNode said = RecordCodec.JSON.readTree(manifest);
            if (!said.path("format").asText().equals(BundleReport.FORMAT)) {
                throw new BadInput(file + ": the format of its manifest is '"
                        + said.path("format").asText() + "', allowed is " + BundleReport.FORMAT);
            }
            String fingerprint = SigningKey.fingerprint(key);
            List<String> problems = new ArrayList<>();
            if (!SigningKey.isGood(key, manifest, signature)) {
                problems.add("The manifest was changed after it was signed, or another key signed it");
            }
            expected.filter(wanted -> !wanted.equalsIgnoreCase(fingerprint))
                    .ifPresent(wanted -> problems.add("It is signed by " + fingerprint + ", not by " + wanted));
            compare(zip, said.path("files"), problems);
            return new BundleCheck(
                    said.path("report").asText(),
                    said.path("asOf").asText(),
                    said.path("auditHead").asText(),
                    fingerprint,
                    problems);
        } catch (JsonProcessingException e) {
            throw new BadInput(file + ": its manifest is no JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new BadInput(file + ": is no signed report: " + e.getMessage(), e);
        }
    }

    private static byte[] part(ZipFile zip, String name, Path file) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new BadInput(file + ": is no signed report: it has no " + name);
        }
        try (InputStream content = zip.getInputStream(entry)) {
            return content.readNBytes(LARGEST_PART);
        }
    }

    private static void compare(ZipFile zip, JsonNode listed, List<String> problems) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        listed.forEach(each ->
                hashes.put(each.path("name").asText(), each.path("sha256").asText()));
        List<String> names = zip.stream().map(ZipEntry::getName).toList();
        if (names.size() > MOST_FILES) {
            problems.add("It has " + names.size() + " files, allowed are " + MOST_FILES);
            return;
        }
        for (String name : new TreeSet<>(names)) {
            if (names.stream().filter(name::equals).count() > 1) {
                problems.add(name + " is there more than once");
            }
            if (!UNLISTED.contains(name) && !hashes.containsKey(name)) {
                problems.add(name + " is not in the manifest");
            }
        }
        for (Map.Entry<String, String> each : hashes.entrySet()) {
            ZipEntry entry = zip.getEntry(each.getKey());
            if (entry == null) {
                problems.add(each.getKey() + " is missing");
            } else if (!sha256(zip, entry).equals(each.getValue())) {
                problems.add(each.getKey() + " was changed");
            }
        }
    }

    private static String sha256(ZipFile zip, ZipEntry entry) throws IOException {
        MessageDigest digest = BundleReport.sha256();
        try (InputStream content = zip.getInputStream(entry)) {
            byte[] buffer = new byte[64 * 1024];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
