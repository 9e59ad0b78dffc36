// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation.technique;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A technique file as it is stored.
 *
 * @param provider whose identities its techniques are about: the name of its folder
 * @param name the file as messages name it
 */
record TechniqueFile(String provider, String name, String content) {
    private static final String DEFAULT_PROVIDER = "aws";

    /** The files in the folders beside this resource, in a folder of classes as in a jar. */
    static List<TechniqueFile> beside(URL resource) {
        try {
            if (!(resource.openConnection() instanceof JarURLConnection jar)) {
                return inProviders(parent(Path.of(resource.toURI())));
            }
            URI archive = jar.getJarFileURL().toURI();
            try (FileSystem files = FileSystems.newFileSystem(Path.of(archive))) {
                return inProviders(parent(files.getPath("/" + jar.getEntryName())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the techniques beside " + resource + " cannot be read", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(resource + " is not a place that can be read", e);
        }
    }

    /** The user's own files: those in the folder itself are about AWS, those in a folder of it about that provider. */
    static List<TechniqueFile> of(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new TechniqueException("'" + folder + "' is not a folder; a folder with .yaml files is allowed");
        }
        try {
            List<TechniqueFile> files = new ArrayList<>(in(folder, DEFAULT_PROVIDER, ""));
            files.addAll(inProviders(folder));
            return files.stream()
                    .map(file -> new TechniqueFile(
                            file.provider, folder.resolve(file.name).toString(), file.content))
                    .toList();
        } catch (IOException e) {
            throw new TechniqueException("the techniques in '" + folder + "' cannot be read", e);
        }
    }

    private static List<TechniqueFile> inProviders(Path folder) throws IOException {
        List<TechniqueFile> files = new ArrayList<>();
        for (Path provider : sorted(folder)) {
            String name = name(provider);
            if (Files.isDirectory(provider)) {
                files.addAll(in(provider, name, name + "/"));
            }
        }
        return files;
    }

    private static List<TechniqueFile> in(Path folder, String provider, String prefix) throws IOException {
        List<TechniqueFile> files = new ArrayList<>();
        for (Path path : sorted(folder)) {
            if (Files.isRegularFile(path) && isYaml(path)) {
                files.add(new TechniqueFile(provider, prefix + name(path), text(path)));
            }
        }
        return files;
    }

    private static String text(Path path) throws IOException {
        try {
            return Files.readString(path);
        } catch (CharacterCodingException e) {
            throw new TechniqueException("'" + path + "' is not text in UTF-8, the one encoding that is allowed", e);
        }
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.sorted().toList();
        }
    }

    private static boolean isYaml(Path path) {
        String name = name(path).toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    /** A folder in a jar may end in a slash. */
    private static String name(Path path) {
        return String.valueOf(path.getFileName()).replace("/", "");
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }
}
