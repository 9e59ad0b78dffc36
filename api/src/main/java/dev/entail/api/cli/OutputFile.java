// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import dev.entail.graph.GraphException.BadInput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPOutputStream;

/** A file that is there whole or not at all; {@code -} is standard output, and one that ends in .gz is compressed. */
final class OutputFile {
    private OutputFile() {}

    /** Writes text and answers about it. */
    interface Content<T> {
        T write(Writer out) throws IOException;
    }

    /** Writes bytes and answers about them. */
    interface Bytes<T> {
        T write(OutputStream out) throws IOException;
    }

    static <T> T write(String file, PrintWriter standard, Content<T> content) {
        if (!file.equals("-")) {
            return write(Path.of(file), out -> text(out, content));
        }
        try {
            T answer = content.write(standard);
            standard.flush();
            return answer;
        } catch (IOException e) {
            throw new BadInput("-: cannot be written: " + e, e);
        }
    }

    private static <T> T text(OutputStream bytes, Content<T> content) throws IOException {
        Writer out = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
        T answer = content.write(out);
        out.flush();
        return answer;
    }

    static <T> T write(Path file, Bytes<T> content) {
        try {
            return whole(file, content);
        } catch (IOException e) {
            throw new BadInput(file + ": cannot be written: " + e, e);
        }
    }

    private static <T> T whole(Path file, Bytes<T> content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path part = Files.createTempFile(folder, file.getFileName() + ".", ".part");
        try {
            T answer;
            try (OutputStream bytes = Files.newOutputStream(part);
                    OutputStream packed = file.toString().endsWith(".gz") ? new GZIPOutputStream(bytes) : bytes) {
                answer = content.write(packed);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return answer;
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
