// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.delivery;

import dev.entail.api.report.ReportFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A report as a file that was written whole.
 *
 * @param name how readers see it, without folders
 * @param path where it lies until it is delivered
 * @param bytes its size
 * @param sha256 its hash, in hexadecimal digits
 */
public record ReportFile(String name, ReportFormat format, Path path, long bytes, String sha256) {
    public ReportFile {
        if (name.isBlank()
                || name.equals("..")
                || !name.equals(String.valueOf(Path.of(name).getFileName()))) {
            throw new IllegalArgumentException(
                    "The name of the file is '" + name + "', allowed is one without folders");
        }
    }

    /** {@return a file as it lies there} */
    public static ReportFile of(String name, ReportFormat format, Path path) throws IOException {
        return new ReportFile(name, format, path, Files.size(path), sha256(path));
    }

    private static String sha256(Path path) throws IOException {
        try (InputStream file = Files.newInputStream(path);
                DigestInputStream digested = new DigestInputStream(file, MessageDigest.getInstance("SHA-256"))) {
            digested.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }
}
