// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.store;

import dev.entail.graph.GraphException.StoreUnavailable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder that holds an embedded graph: its data, its password, the lock of the process that has it open, and where that process answers. */
final class HomeFolder implements AutoCloseable {
    private final Path home;
    private @Nullable FileChannel channel;

    HomeFolder(Path home) {
        this.home = home;
    }

    Path data() {
        return home.resolve("neo4j");
    }

    Path path() {
        return home;
    }

    /** Takes the folder for this process, or answers false where another process has it. */
    boolean lock() {
        try {
            createPrivately(home);
            createPrivately(data());
            FileChannel file =
                    FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(file)) {
                channel = file;
                clear(scratch());
                return true;
            }
            file.close();
            return false;
        } catch (IOException e) {
            throw new StoreUnavailable("The home folder " + home + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static boolean tryLock(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Where loads keep what they have read; empty after each {@link #lock}. */
    Path scratch() {
        return home.resolve("scratch");
    }

    private static void clear(Path folder) throws IOException {
        createPrivately(folder);
        try (Stream<Path> left = Files.walk(folder)) {
            for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(folder)) {
                    Files.delete(path);
                }
            }
        }
    }

    /** A folder that is there already keeps the rights that somebody gave it. */
    private static void createPrivately(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Files.createDirectories(folder);
        restrict(folder, "rwx------");
    }

    boolean hasPassword() {
        return Files.exists(home.resolve("neo4j.password"));
    }

    /** {@return the password of the embedded store, as the process that opened it first made it} */
    String password() {
        Path file = home.resolve("neo4j.password");
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new StoreUnavailable("The password file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** {@return a password for the embedded store, written where only its owner can read it} */
    String newPassword() {
        Path file = home.resolve("neo4j.password");
        try {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
            writePrivately(file, password + "\n");
            return password;
        } catch (IOException e) {
            throw new StoreUnavailable("The password file " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** Tells other processes where this one answers. */
    void announce(Running running) {
        try {
            writePrivately(home.resolve("running"), running.text());
        } catch (IOException e) {
            throw new StoreUnavailable("Cannot write " + home.resolve("running") + ": " + e.getMessage(), e);
        }
    }

    /** {@return what the process that has this folder announced, if it is still there} */
    Optional<Running> running() {
        try {
            Properties properties = new Properties();
            try (var reader = Files.newBufferedReader(home.resolve("running"))) {
                properties.load(reader);
            }
            return Running.of(properties);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void writePrivately(Path file, String text) throws IOException {
        Path fresh = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new");
        restrict(fresh, "rw-------");
        Files.writeString(fresh, text);
        Files.move(fresh, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private static void restrict(Path path, String permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    @Override
    public void close() {
        FileChannel open = channel;
        if (open == null) {
            return;
        }
        try {
            channel = null;
            Files.deleteIfExists(home.resolve("running"));
            open.close();
        } catch (IOException e) {
            throw new StoreUnavailable("The home folder " + home + " could not be released: " + e.getMessage(), e);
        }
    }

    /** What a process that has the folder says of itself. */
    record Running(long process, String bolt, boolean serving, String web) {
        static Optional<Running> of(Properties text) {
            String bolt = text.getProperty("bolt");
            String process = text.getProperty("process");
            if (bolt == null || process == null) {
                return Optional.empty();
            }
            return Optional.of(new Running(
                    Long.parseLong(process),
                    bolt,
                    Boolean.parseBoolean(text.getProperty("serving")),
                    text.getProperty("web", "")));
        }

        String text() {
            return "process=%d%nbolt=%s%nserving=%s%nweb=%s%n".formatted(process, bolt, serving, web);
        }
    }
}
