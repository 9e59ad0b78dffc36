// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.collect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.graph.RecordCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * The folder of an account's answers while it is written: only its owner can read it, and it takes its name when it is
 * whole, so that a collection that was stopped leaves nothing that looks like one.
 */
final class AnswerFolder {
    private final Path target;
    private final Path partial;

    AnswerFolder(Path parent, String account) {
        target = parent.resolve(account);
        partial = parent.resolve("." + account + ".partial");
        if (Files.exists(target)) {
            throw new IllegalArgumentException(target + " exists already, allowed is a new folder");
        }
        delete(partial);
        folder(partial);
    }

    /** Writes {@code <region>/<command>.json}, or {@code <region>/<command>/<argument>} where there are arguments. */
    void write(String region, String command, List<String> arguments, JsonNode json) {
        Path folder = partial.resolve(region);
        if (arguments.isEmpty()) {
            write(folder.resolve(command + ".json"), json);
            return;
        }
        folder = folder.resolve(command);
        for (String argument : arguments.subList(0, arguments.size() - 1)) {
            folder = folder.resolve(encode(argument));
        }
        write(folder.resolve(encode(arguments.getLast())), json);
    }

    void write(String name, JsonNode json) {
        write(partial.resolve(name), json);
    }

    private static String encode(String text) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        return encoded.equals(".") || encoded.equals("..") ? encoded.replace(".", "%2E") : encoded;
    }

    private static void write(Path file, JsonNode json) {
        try {
            folder(java.util.Objects.requireNonNull(file.getParent()));
            Files.deleteIfExists(file);
            Files.createFile(file, only("rw-------"));
            Files.write(file, RecordCodec.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static void folder(Path folder) {
        try {
            Files.createDirectories(folder, only("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be made: " + e.getMessage(), e);
        }
    }

    private static FileAttribute<?>[] only(String permissions) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** Gives the folder its name. */
    Path finish() {
        try {
            return Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(target + " cannot be made: " + e.getMessage(), e);
        }
    }

    void abandon() {
        delete(partial);
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var inside = Files.walk(folder)) {
            for (Path path : inside.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be removed: " + e.getMessage(), e);
        }
    }
}
