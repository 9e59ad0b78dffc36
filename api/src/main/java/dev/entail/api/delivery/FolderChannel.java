// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.delivery;

import dev.entail.api.auth.Caller;
import dev.entail.api.auth.Permission;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reports as files in a folder, each there whole or not at all, and none in place of another file. Folders lie under the one that is configured; only an
 * administrator, who could read and write it anyway, names one elsewhere.
 */
final class FolderChannel implements Channel {
    private final Optional<Path> root;

    FolderChannel(Optional<Path> root) {
        this.root = root.map(path -> path.toAbsolutePath().normalize());
    }

    @Override
    public void check(String to, Caller by) {
        Path folder = folder(to);
        boolean isWithin = root.filter(folder::startsWith).isPresent();
        if (!isWithin && !by.may(Permission.ADMINISTER)) {
            throw new IllegalArgumentException("The folder is '" + to + "', allowed is one under "
                    + root.map(Path::toString).orElse("reports.folder") + "; any other is an administrator's to name");
        }
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new IllegalArgumentException("The folder is '" + to + "', which is a file");
        }
    }

    private Path folder(String to) {
        try {
            Path path = Path.of(to);
            if (to.isBlank() || (!path.isAbsolute() && root.isEmpty())) {
                throw new IllegalArgumentException("The folder is '" + to + "', allowed is "
                        + (root.isEmpty() ? "an absolute path, as reports.folder is not set" : "a path"));
            }
            return root.map(it -> it.resolve(path)).orElse(path).normalize();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("The folder is '" + to + "', which is no path: " + e.getReason(), e);
        }
    }

    @Override
    public String deliver(String to, Parcel parcel) throws Undeliverable {
        Path folder = folder(to);
        try {
            Files.createDirectories(folder);
            List<String> names = new ArrayList<>();
            for (ReportFile file : parcel.files()) {
                names.add(put(file, folder));
            }
            return String.join(", ", names);
        } catch (FileAlreadyExistsException e) {
            throw Undeliverable.forGood(folder + ": cannot be written: " + e.getFile() + " is a file");
        } catch (IOException e) {
            throw Undeliverable.forNow(folder + ": cannot be written: " + e);
        }
    }

    /** Temporary files are open to nobody but their user, and so is what they become. */
    private static String put(ReportFile file, Path folder) throws IOException {
        Path part = Files.createTempFile(folder, file.name() + ".", ".part");
        try (OutputStream out = Files.newOutputStream(part)) {
            Files.copy(file.path(), out);
            Path place = place(folder, file.name(), part);
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
            return String.valueOf(place.getFileName());
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** The name that it has, or the next one where something else lies there. */
    private static Path place(Path folder, String name, Path part) throws IOException {
        int dot = Math.max(1, name.lastIndexOf('.'));
        Path place = folder.resolve(name);
        for (int number = 2; !isFree(place, part); number++) {
            place = folder.resolve(name.substring(0, dot) + "-" + number + name.substring(dot));
        }
        return place;
    }

    /** A delivery that is repeated meets its own file. */
    private static boolean isFree(Path place, Path part) throws IOException {
        return !Files.exists(place, LinkOption.NOFOLLOW_LINKS)
                || (Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS) && Files.mismatch(place, part) < 0);
    }
}
