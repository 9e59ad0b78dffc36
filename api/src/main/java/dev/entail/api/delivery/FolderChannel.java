// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.delivery;

import dev.entail.api.auth.Caller;
import dev.entail.api.auth.Permission;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reports as files in a folder, each there whole or not at all. Folders lie under the one that is configured; only an
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
            for (ReportFile file : parcel.files()) {
                put(file, folder);
            }
        } catch (FileAlreadyExistsException e) {
            throw Undeliverable.forGood(folder + ": cannot be written: " + e.getFile() + " is a file");
        } catch (IOException e) {
            throw Undeliverable.forNow(folder + ": cannot be written: " + e);
        }
        return parcel.files().stream().map(ReportFile::name).collect(Collectors.joining(", "));
    }

    private static void put(ReportFile file, Path folder) throws IOException {
        Path part = Files.createTempFile(folder, file.name() + ".", ".part");
        try {
            Files.copy(file.path(), part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, folder.resolve(file.name()), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
