// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.api.report.ReportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeptFilesTest {
    @TempDir
    private Path home;

    private ReportFile file(String text) throws IOException {
        Path path = home.resolve("out.csv");
        Files.writeString(path, text);
        return ReportFile.of("out.csv", ReportFormat.CSV, path);
    }

    @Test
    void keepsTheLatestOnceEach() throws IOException {
        Path folder = home.resolve("files");
        KeptFiles kept = new KeptFiles(Optional.of(folder), 2);
        ReportFile first = file("first");
        kept.keep(List.of(first, first));
        assertThat(kept.find(first.sha256()).map(KeptFilesTest::read)).contains("first");
        Files.setLastModifiedTime(folder.resolve(first.sha256()), FileTime.fromMillis(1_000));
        ReportFile second = file("second");
        kept.keep(List.of(second));
        ReportFile third = file("third");
        kept.keep(List.of(third));

        assertThat(kept.find(first.sha256())).isEmpty();
        assertThat(kept.find(second.sha256()).map(KeptFilesTest::read)).contains("second");
        assertThat(kept.find(third.sha256()).map(KeptFilesTest::read)).contains("third");
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).hasSize(2);
        }
    }

    @Test
    void findsByHashesAlone() throws IOException {
        KeptFiles kept = new KeptFiles(Optional.of(home), 2);
        file("beside");

        assertThat(kept.find("out.csv")).isEmpty();
        assertThat(kept.find("../" + home.getFileName() + "/out.csv")).isEmpty();
        assertThat(KeptFiles.NONE.find("0".repeat(64))).isEmpty();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
