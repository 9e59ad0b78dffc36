// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation.technique;

import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The techniques that this build knows, with those that the user adds.
 *
 * <p>Each file under {@code technique/<provider>/} is read; adding a technique is adding an entry to such a file. How an
 * entry is written is told in {@code docs/techniques.md}.
 */
public final class TechniqueCatalogue {
    private final Map<String, Technique> techniques;
    private final String fingerprint;

    private TechniqueCatalogue(Map<String, Technique> techniques, String fingerprint) {
        this.techniques = techniques;
        this.fingerprint = fingerprint;
    }

    /** The techniques that come with Entail. */
    public static TechniqueCatalogue bundled() {
        return Bundled.CATALOGUE;
    }

    /** Read on first use. */
    private static final class Bundled {
        private static final TechniqueCatalogue CATALOGUE = read(bundledFiles());

        private Bundled() {}
    }

    /**
     * The techniques that come with Entail, then those of the user.
     *
     * @param userFolder has {@code *.yaml} files, in itself for AWS or in a folder named as their provider
     * @throws TechniqueException where an entry cannot be taken, or has an id that is taken
     */
    public static TechniqueCatalogue with(Path userFolder) {
        List<TechniqueFile> files = new ArrayList<>(bundledFiles());
        files.addAll(TechniqueFile.of(userFolder));
        return read(files);
    }

    /** Every technique, in the order of files and entries. */
    public List<Technique> all() {
        return List.copyOf(techniques.values());
    }

    public Optional<Technique> find(String id) {
        return Optional.ofNullable(techniques.get(id));
    }

    /** SHA-256 of the catalogue's content: what is derived from another catalogue has another fingerprint. */
    public String fingerprint() {
        return fingerprint;
    }

    static TechniqueCatalogue read(List<TechniqueFile> files) {
        TechniqueReader reader = new TechniqueReader();
        Map<String, TechniqueReader.Placed> placed = new LinkedHashMap<>();
        for (TechniqueFile file : files) {
            reader.read(file).forEach(entry -> add(entry, placed));
        }
        Map<String, Technique> techniques = new LinkedHashMap<>();
        placed.forEach((id, entry) -> techniques.put(id, entry.technique()));
        return new TechniqueCatalogue(techniques, fingerprint(files));
    }

    private static void add(TechniqueReader.Placed entry, Map<String, TechniqueReader.Placed> placed) {
        String id = entry.technique().id();
        TechniqueReader.Placed earlier = placed.putIfAbsent(id, entry);
        if (earlier != null) {
            throw new TechniqueException(entry.place() + ", id: '" + id + "' is taken by the technique in "
                    + earlier.place() + "; any id that is not taken is allowed");
        }
    }

    private static List<TechniqueFile> bundledFiles() {
        URL schema = TechniqueCatalogue.class.getResource(SchemaCheck.SCHEMA);
        if (schema == null) {
            throw new IllegalStateException(SchemaCheck.SCHEMA + " is not on the class path");
        }
        return TechniqueFile.beside(schema);
    }

    private static String fingerprint(List<TechniqueFile> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (TechniqueFile file : files) {
                String head = file.provider() + " " + file.content().length() + "\n";
                digest.update((head + file.content()).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
