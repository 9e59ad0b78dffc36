// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.load.Input.InputFile;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The files that paths on a command line mean: files, folders, standard input, and what {@code .gz} and {@code .zip} hold. */
public final class InputFiles {
    private static final int MOST_ENTRIES = 100_000;

    private InputFiles() {}

    /**
     * {@return the input that these paths mean, in their order; a folder's files are in the order of their names}
     *
     * @param standardInput what {@code -} stands for
     * @throws BadInput where a path does not exist, cannot be read, or holds nothing
     */
    public static Input of(List<String> paths, InputStream standardInput) {
        List<InputFile> files = new ArrayList<>();
        for (String path : paths) {
            if (path.equals("-")) {
                files.add(new Opened("standard input", () -> standardInput));
            } else {
                addPath(path(path), files);
            }
        }
        if (files.isEmpty()) {
            throw new BadInput("There is nothing to load in " + String.join(", ", paths));
        }
        return new Input(files);
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new BadInput(text.replace('\u0000', ' ') + ": is no path: " + e.getReason(), e);
        }
    }

    private static void addPath(Path path, List<InputFile> files) {
        if (Files.isDirectory(path)) {
            try (Stream<Path> inside = Files.walk(path)) {
                inside.filter(Files::isRegularFile).sorted().forEach(file -> addPath(file, files));
            } catch (UncheckedIOException | IOException e) {
                throw new BadInput(path + ": cannot be listed: " + e.getMessage(), e);
            }
            return;
        }
        if (!Files.isReadable(path)) {
            throw new BadInput(path + ": " + (Files.exists(path) ? "cannot be read" : "does not exist"));
        }
        if (path.toString().endsWith(".zip")) {
            addZip(path, files);
            return;
        }
        files.add(new Opened(path.toString(), () -> open(path)));
    }

    private static InputStream open(Path path) throws IOException {
        InputStream raw = Files.newInputStream(path);
        if (!path.toString().endsWith(".gz")) {
            return raw;
        }
        try {
            return new BoundedStream(
                    path.toString(), new GZIPInputStream(new BufferedInputStream(raw), 1 << 16), Files.size(path));
        } catch (ZipException | EOFException e) {
            raw.close();
            throw new BadInput(
                    path + ": is not gzip: " + (e instanceof EOFException ? "it ends too early" : e.getMessage()), e);
        }
    }

    private static void addZip(Path path, List<InputFile> files) {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                throw new BadInput(path + ": holds " + zip.size() + " entries, allowed are at most " + MOST_ENTRIES);
            }
            zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(java.util.zip.ZipEntry::getName)
                    .sorted()
                    .forEach(name -> files.add(new Opened(path + "!" + name, () -> openEntry(path, name))));
        } catch (IOException e) {
            throw new BadInput(path + ": is not a zip archive: " + e.getMessage(), e);
        }
    }

    private static InputStream openEntry(Path path, String name) throws IOException {
        ZipFile zip = new ZipFile(path.toFile());
        java.util.zip.ZipEntry entry = zip.getEntry(name);
        return new BoundedStream(path + "!" + name, zip.getInputStream(entry), entry.getCompressedSize()) {
            @Override
            public void close() throws IOException {
                super.close();
                zip.close();
            }
        };
    }

    /** Opens a stream when it is asked for. */
    private interface Opening {
        InputStream open() throws IOException;
    }

    private record Opened(String name, Opening opening) implements InputFile {
        @Override
        public InputStream open() throws IOException {
            return opening.open();
        }
    }
}
