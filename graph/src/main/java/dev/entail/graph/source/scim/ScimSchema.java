// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.scim;

import dev.entail.graph.source.scim.ScimAttribute.Trait;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One schema of SCIM 2.0, read from {@code schemas.txt} beside this class. */
public final class ScimSchema {
    /** What every resource has. */
    public static final ScimSchema COMMON;

    public static final ScimSchema USER;
    public static final ScimSchema ENTERPRISE_USER;
    public static final ScimSchema GROUP;

    static {
        Map<String, ScimSchema> all = read();
        COMMON = Objects.requireNonNull(all.get("common"));
        USER = Objects.requireNonNull(all.get("User"));
        ENTERPRISE_USER = Objects.requireNonNull(all.get("EnterpriseUser"));
        GROUP = Objects.requireNonNull(all.get("Group"));
    }

    private final String urn;
    private final String name;
    private final String description;
    private final Map<String, ScimAttribute> attributes = new LinkedHashMap<>();

    private ScimSchema(String urn, String name, String description) {
        this.urn = urn;
        this.name = name;
        this.description = description;
    }

    public String urn() {
        return urn;
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    /** {@return its attributes, in order} */
    public Collection<ScimAttribute> attributes() {
        return attributes.values();
    }

    /** {@return an attribute, whatever the case of its name} */
    public Optional<ScimAttribute> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute.toLowerCase(Locale.ROOT)));
    }

    private static Map<String, ScimSchema> read() {
        Map<String, ScimSchema> schemas = new LinkedHashMap<>();
        InputStream table = Objects.requireNonNull(ScimSchema.class.getResourceAsStream("schemas.txt"));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            List<String[]> of = new ArrayList<>();
            ScimSchema schema = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                String[] halves = line.split(" \\| ", 2);
                String[] words = halves[0].split(" ", -1);
                if (words[0].equals("schema")) {
                    finish(schema, of);
                    String name = halves[0].split(" ", 4)[3];
                    schema = new ScimSchema(words[2], name, halves[1]);
                    schemas.put(words[1], schema);
                } else {
                    of.add(halves);
                }
            }
            finish(schema, of);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return schemas;
    }

    private static void finish(@org.jspecify.annotations.Nullable ScimSchema schema, List<String[]> lines) {
        if (schema != null) {
            schema.attributes.putAll(under("", lines));
        }
        lines.clear();
    }

    private static Map<String, ScimAttribute> under(String parent, List<String[]> lines) {
        Map<String, ScimAttribute> attributes = new LinkedHashMap<>();
        for (String[] line : lines) {
            String[] words = line[0].split(" ", -1);
            String name = words[0].substring(Math.min(parent.length(), words[0].length()));
            if (words[0].startsWith(parent) && name.indexOf('.') < 0) {
                Map<String, ScimAttribute> parts = parent.isEmpty() ? under(words[0] + ".", lines) : Map.of();
                attributes.put(name.toLowerCase(Locale.ROOT), attribute(name, words, line[1], parts));
            }
        }
        return attributes;
    }

    private static ScimAttribute attribute(
            String name, String[] words, String description, Map<String, ScimAttribute> parts) {
        EnumSet<Trait> traits = EnumSet.noneOf(Trait.class);
        List<String> references = List.of();
        List<String> values = List.of();
        for (int word = 2; word < words.length; word++) {
            Trait.of(words[word]).ifPresent(traits::add);
            if (words[word].startsWith("ref=")) {
                references = List.of(words[word].substring(4).split(",", -1));
            } else if (words[word].startsWith("values=")) {
                values = List.of(words[word].substring(7).split(",", -1));
            }
        }
        return new ScimAttribute(name, ScimAttribute.Type.of(words[1]), traits, references, values, description, parts);
    }
}
