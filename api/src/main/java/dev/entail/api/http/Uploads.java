// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.load.Input;
import dev.entail.graph.load.Input.InputFile;
import dev.entail.graph.load.InputFiles;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file that was sent, kept in a folder of its own until it is loaded. What it holds is read within limits: an archive
 * within an archive is a file like any other, and a name in an archive never becomes a path.
 */
final class Uploads {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final Path scratch;
    private final UploadLimits limits;

    Uploads(Path scratch, UploadLimits limits) {
        this.scratch = scratch;
        this.limits = limits;
    }

    /** That more was sent than may be. */
    static final class TooLarge extends RuntimeException {
        TooLarge(long most) {
            super("The body is larger than " + most + " bytes", null, false, false);
        }
    }

    /**
     * {@return the folder with what a body holds}
     *
     * @param name of the file, by whose ending it is known what it is
     * @throws TooLarge where it is longer than it may be
     */
    Path keep(String name, InputStream body) throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "The parameter 'file' is '" + name + "', allowed is a name of letters, digits, '.', '_' and '-'");
        }
        Files.createDirectories(scratch);
        Path folder = Files.createTempDirectory(scratch, "upload");
        try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
            copy(body, out);
            return folder;
        } catch (IOException | RuntimeException e) {
            drop(folder);
            throw e;
        }
    }

    private void copy(InputStream body, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long length = 0;
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            length += read;
            if (length > limits.bytes()) {
                throw new TooLarge(limits.bytes());
            }
            out.write(buffer, 0, read);
        }
    }

    /** {@return the files in a folder that was kept, which stop where they expand to more than all together may} */
    Input open(Path folder) {
        Input input = InputFiles.of(List.of(folder.toString()), InputStream.nullInputStream());
        if (input.files().size() > limits.entries()) {
            throw new BadInput(
                    "The upload holds " + input.files().size() + " files, allowed are at most " + limits.entries());
        }
        AtomicLong expanded = new AtomicLong();
        return new Input(input.files().stream()
                .<InputFile>map(file -> new Bounded(file, shortName(folder, file.name()), expanded, limits))
                .toList());
    }

    /** Nobody needs to know where the server keeps it. */
    private static String shortName(Path folder, String name) {
        return name.startsWith(folder.toString())
                ? name.substring(folder.toString().length() + 1)
                : name;
    }

    /** A file of an upload; those opened again are counted again, so a source may read each a few times. */
    private record Bounded(InputFile file, String name, AtomicLong expanded, UploadLimits limits) implements InputFile {
        @Override
        public InputStream open() throws IOException {
            return new FilterInputStream(file.open()) {
                @Override
                public int read() throws IOException {
                    int value = super.read();
                    count(value < 0 ? 0 : 1);
                    return value;
                }

                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    int count = super.read(buffer, offset, length);
                    count(Math.max(0, count));
                    return count;
                }
            };
        }

        private void count(int bytes) {
            if (expanded.addAndGet(bytes) > limits.expandedBytes()) {
                throw new BadInput(name + ": the upload expands to more than " + limits.expandedBytes()
                        + " bytes, which is all that is allowed");
            }
        }
    }

    /** Removes what was kept. */
    static void drop(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            org.slf4j.LoggerFactory.getLogger(Uploads.class).warn("{} cannot be removed", folder, e);
        }
    }
}
