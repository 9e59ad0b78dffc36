// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a batch of lines uses more than once, read and compiled once while it is in use: the files that case lines name,
 * looked for in a folder, then in the folders right below it, and the policies that lines carry. Not safe for use by
 * several threads.
 */
public final class CaseFiles {
    private static final int KEPT = 128;

    private final Path folder;
    private final Map<String, AuthorizationDetails> accounts = new Recent<>();
    private final Map<String, JsonNode> others = new Recent<>();
    private final Map<JsonNode, PolicyDocument> documents = new Recent<>();

    public CaseFiles(Path folder) {
        this.folder = folder;
    }

    /** {@return the account of a file's name or of an object that stands in its place} */
    AuthorizationDetails account(JsonNode told) {
        if (told.isObject()) {
            return new AuthorizationDetails(told);
        }
        return kept(accounts, name(told, "accounts"), name -> new AuthorizationDetails(read(name, "accounts")));
    }

    /** {@return the JSON of a file's name, or what stands in its place} */
    JsonNode json(JsonNode told, String field) {
        return told.isContainerNode() ? told : kept(others, name(told, field), name -> read(name, field));
    }

    /** {@return a policy that a line carries} Lines of one batch often carry the same. */
    NamedPolicy policy(JsonNode told, String place) {
        if (!told.isObject()) {
            return PolicyText.read(told, place);
        }
        return new NamedPolicy(place, kept(documents, told, json -> PolicyDocument.parse(json, place)));
    }

    private static <K, T> T kept(Map<K, T> memory, K name, Function<K, T> reader) {
        T known = memory.get(name);
        if (known != null) {
            return known;
        }
        T fresh = reader.apply(name);
        memory.put(name, fresh);
        return fresh;
    }

    private static String name(JsonNode told, String field) {
        if (!told.isTextual() || told.textValue().isBlank()) {
            throw new PolicyException(field, "a file's name or a JSON object is needed, not " + Elements.excerpt(told));
        }
        return told.textValue();
    }

    private JsonNode read(String name, String field) {
        Path file = find(name, field);
        try {
            return PolicyText.JSON.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new PolicyException(field, name + " is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new PolicyException(field, name + " cannot be read: " + e.getMessage());
        }
    }

    private Path find(String name, String field) {
        try (Stream<Path> below = Files.list(folder.toAbsolutePath())) {
            List<Path> folders = below.filter(Files::isDirectory).sorted().toList();
            return Stream.concat(Stream.of(folder), folders.stream())
                    .map(parent -> parent.resolve(name))
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .orElseThrow(() -> new PolicyException(
                            field, "\"" + name + "\" is neither beside the file of the lines nor in a folder there"));
        } catch (IOException e) {
            throw new PolicyException(field, name + " cannot be looked for: " + e.getMessage());
        }
    }

    /** A map that forgets what was used least recently. */
    private static final class Recent<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1L;

        Recent() {
            super(KEPT, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > KEPT;
        }
    }
}
