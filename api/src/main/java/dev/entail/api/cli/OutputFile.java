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

    /** Writes something and answers about it. */
    interface Content<T> {
        T write(Writer out) throws IOException;
    }

    static <T> T write(String file, PrintWriter standard, Content<T> content) {
        try {
            if (file.equals("-")) {
                T answer = content.write(standard);
                standard.flush();
                return answer;
            }
            return write(Path.of(file), content);
        } catch (IOException e) {
            throw new BadInput(file + ": cannot be written: " + e, e);
        }
    }

    private static <T> T write(Path file, Content<T> content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path part = Files.createTempFile(folder, file.getFileName() + ".", ".part");
        try {
            T answer;
            try (OutputStream bytes = Files.newOutputStream(part);
                    OutputStream packed = file.toString().endsWith(".gz") ? new GZIPOutputStream(bytes) : bytes;
                    Writer out = new BufferedWriter(new OutputStreamWriter(packed, StandardCharsets.UTF_8))) {
                answer = content.write(out);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return answer;
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
