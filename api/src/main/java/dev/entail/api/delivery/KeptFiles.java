// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of past reports, kept for those who look at the history: each once, under its hash, the latest of them.
 *
 * @param folder where they lie, empty where none is kept
 * @param most how many are kept
 */
public record KeptFiles(Optional<Path> folder, int most) {
    /** Nothing is kept. */
    public static final KeptFiles NONE = new KeptFiles(Optional.empty(), 0);

    private static final String SHA256 = "[0-9a-f]{64}";
    private static final Comparator<Path> LATEST_FIRST =
            Comparator.comparing(KeptFiles::keptAt).reversed();

    /** Copies files, and lets go of the oldest where there are too many. */
    public void keep(List<ReportFile> files) throws IOException {
        if (folder.isEmpty() || most == 0) {
            return;
        }
        Files.createDirectories(folder.get());
        for (ReportFile file : files) {
            keep(file, folder.get());
        }
        try (Stream<Path> all = Files.list(folder.get())) {
            for (Path old : all.filter(KeptFiles::isKept)
                    .sorted(LATEST_FIRST)
                    .skip(most)
                    .toList()) {
                Files.deleteIfExists(old);
            }
        }
    }

    /** Temporary files are open to nobody but their user, and so is what they become. */
    private static void keep(ReportFile file, Path folder) throws IOException {
        Path part = Files.createTempFile(folder, "", ".part");
        try (OutputStream out = Files.newOutputStream(part)) {
            Files.copy(file.path(), out);
            Files.move(part, folder.resolve(file.sha256()), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static boolean isKept(Path file) {
        return String.valueOf(file.getFileName()).matches(SHA256);
    }

    private static FileTime keptAt(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return a file by the SHA-256 of its bytes, in hexadecimal digits; empty where it is not kept, or not any more} */
    public Optional<Path> find(String sha256) {
        return folder.filter(any -> sha256.matches(SHA256))
                .map(it -> it.resolve(sha256))
                .filter(Files::isRegularFile);
    }
}
