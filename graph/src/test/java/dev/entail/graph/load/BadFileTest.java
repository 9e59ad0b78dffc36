// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.graph.store.SharedStore;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that cannot be taken: each is named with its path and the reason, and nothing changes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
final class BadFileTest {
    private static final int MEBIBYTE = 1024 * 1024;
    private static final byte[] LINE = "{\"label\":\"Group\",\"id\":\"x\"}\n".getBytes(StandardCharsets.UTF_8);

    private BadInputs inputs;
    private Path folder;

    @BeforeAll
    void load() {
        inputs = new BadInputs(SharedStore.store());
    }

    @BeforeEach
    void start(@TempDir Path fresh) {
        folder = fresh;
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private void refuses(Path path, String... parts) {
        inputs.refusesPath(path.toString(), parts);
    }

    @Test
    void refusesAPathThatDoesNotExist() {
        Path missing = folder.resolve("missing.jsonl");
        refuses(missing, missing.toString(), "does not exist");
    }

    @Test
    void refusesAPathThatNoFileCanHave() {
        inputs.refusesPath("a\u0000b", "a");
    }

    @Test
    void refusesAFolderWithNothingInIt() {
        refuses(folder, "nothing to load", folder.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", " \r\n\n"})
    void refusesAFileWithoutRecords(String content) throws IOException {
        Path empty = file("empty.jsonl", content.getBytes(StandardCharsets.UTF_8));
        refuses(empty, empty.toString(), "holds no record", "'records'");
    }

    @Test
    void refusesUtf16() throws IOException {
        Path marked = file("utf16.jsonl", new String(LINE, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16));
        refuses(marked, marked + ", line 1: ", "UTF-8");
        Path plain =
                file("utf16le.jsonl", new String(LINE, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16LE));
        refuses(plain, plain + ", line 1: ", "not JSON");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 1000})
    void refusesAGzThatIsNotGzip(int length) throws IOException {
        byte[] text = "plain text ".repeat(100).getBytes(StandardCharsets.UTF_8);
        Path file = file("plain.jsonl.gz", java.util.Arrays.copyOf(text, length));
        refuses(file, file.toString(), "gzip");
    }

    @Test
    void refusesAGzThatEndsEarly() throws IOException {
        Path whole = folder.resolve("whole.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(whole))) {
            for (int id = 0; id < 10_000; id++) {
                out.write("{\"label\":\"Group\",\"id\":\"%d\"}\n".formatted(id).getBytes(StandardCharsets.UTF_8));
            }
        }
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = file("cut.jsonl.gz", java.util.Arrays.copyOf(bytes, bytes.length / 2));
        refuses(cut, cut.toString(), "cannot be read");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1000})
    void refusesAZipThatIsNotZip(int length) throws IOException {
        Path file = file("plain.zip", new byte[length]);
        refuses(file, file.toString(), "is not a zip archive");
    }

    @Test
    void refusesAnEmptyZip() throws IOException {
        Path file = folder.resolve("empty.zip");
        new ZipOutputStream(Files.newOutputStream(file)).close();
        refuses(file, file.toString(), "nothing to load");
    }

    @Test
    void refusesAGzipBomb() throws IOException {
        Path bomb = folder.resolve("bomb.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
            writeBlankLines(out);
        }
        refuses(bomb, bomb.toString(), "unpacks to more than", "times its packed size");
    }

    @Test
    void refusesAZipBomb() throws IOException {
        Path bomb = folder.resolve("bomb.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(bomb))) {
            out.putNextEntry(new ZipEntry("inside.jsonl"));
            writeBlankLines(out);
        }
        refuses(bomb, bomb + "!inside.jsonl", "unpacks to more than", "times its packed size");
    }

    private static void writeBlankLines(OutputStream out) throws IOException {
        byte[] line = " ".repeat(MEBIBYTE).getBytes(StandardCharsets.UTF_8);
        line[MEBIBYTE - 1] = '\n';
        out.write(LINE);
        for (int written = 0; written < 100; written++) {
            out.write(line);
        }
    }

    @Test
    void refusesALineOfTwoHundredMegabytesBeforeItFillsTheMemory() throws IOException {
        Path file = folder.resolve("long.jsonl");
        byte[] piece = "x".repeat(MEBIBYTE).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(LINE);
            out.write("{\"label\":\"Group\",\"id\":\"".getBytes(StandardCharsets.UTF_8));
            for (int written = 0; written < 200; written++) {
                out.write(piece);
            }
        }
        long start = System.nanoTime();
        refuses(file, file + ", line 2: is longer than 16777216 bytes");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }
}
