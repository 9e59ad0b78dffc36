// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.api.graphql.GraphqlEngine;
import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.RecordCodec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The persisted operations: documents that are known before anybody asks, named by their file or by the SHA-256 of their
 * text, as {@code id} or as {@code extensions.persistedQuery.sha256Hash} of a request. Nobody can add one by asking.
 */
final class Operations {
    static final Operations NONE = new Operations(Map.of(), Map.of(), false);

    private static final String ENDING = ".graphql";

    /** What the page asks, written when it is built. */
    private static final String OF_PAGE = "/dev/entail/web/operations.json";

    private final Map<String, String> byName;
    private final Map<String, String> byHash;
    private final boolean only;

    private Operations(Map<String, String> byName, Map<String, String> byHash, boolean only) {
        this.byName = Map.copyOf(byName);
        this.byHash = Map.copyOf(byHash);
        this.only = only;
    }

    /**
     * {@return the operations in the {@code .graphql} files of a folder, and with them those of the page}
     *
     * @param only whether every other operation is refused
     */
    static Operations read(Path folder, boolean only, GraphqlEngine engine) {
        Map<String, String> byName = new HashMap<>();
        Map<String, String> byHash = new HashMap<>();
        List<String> problems = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(ENDING))
                    .sorted()
                    .toList()) {
                String document = Files.readString(file);
                engine.problems(document).forEach(problem -> problems.add(file + ": " + problem));
                String name = file.getFileName().toString();
                byName.put(name.substring(0, name.length() - ENDING.length()), document);
                byHash.put(hash(document), document);
            }
        } catch (IOException e) {
            throw new BadInput(folder + ": its operations cannot be read: " + e.getMessage(), e);
        }
        if (!problems.isEmpty()) {
            throw new BadInput(String.join("\n", problems));
        }
        ofPage().forEach(document -> byHash.put(hash(document), document));
        return new Operations(byName, byHash, only);
    }

    /** {@return the documents that the page sends; none where it was not built} */
    private static List<String> ofPage() {
        try (InputStream file = Operations.class.getResourceAsStream(OF_PAGE)) {
            if (file == null) {
                return List.of();
            }
            List<String> documents = new ArrayList<>();
            RecordCodec.JSON.readTree(file).forEach(document -> documents.add(document.asText()));
            return documents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String hash(String document) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** {@return whether a request says what it asks, by its text or by a name} */
    static boolean names(JsonNode request) {
        return request.path("query").isTextual()
                || request.path("id").isTextual()
                || askedHash(request).isTextual();
    }

    private static JsonNode askedHash(JsonNode request) {
        return request.path("extensions").path("persistedQuery").path("sha256Hash");
    }

    /**
     * {@return the document that a request asks for}
     *
     * @throws NotThere where it names none that is known, or sends one that is not allowed
     */
    String document(JsonNode request) {
        if (!names(request)) {
            throw new NotThere("BAD_USER_INPUT", "'query' is missing, it must be a string");
        }
        String query = request.path("query").asText("");
        String hash = askedHash(request).asText("");
        if (!query.isEmpty()) {
            return sent(query, hash);
        }
        String known = hash.isEmpty() ? byName.get(request.path("id").asText()) : byHash.get(hash);
        if (known == null) {
            throw new NotThere("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound");
        }
        return known;
    }

    private String sent(String query, String hash) {
        if (!hash.isEmpty() && !hash.equals(hash(query))) {
            throw new NotThere("BAD_USER_INPUT", "The query has not the SHA-256 that 'sha256Hash' says");
        }
        if (only && !byHash.containsKey(hash(query))) {
            throw new NotThere(
                    "PERSISTED_QUERY_ONLY",
                    "This server carries out its persisted operations only: ask for one by 'id' or 'sha256Hash'");
        }
        return query;
    }

    /** That a request asks for a document which is not there, or not allowed. */
    static final class NotThere extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String code;

        private NotThere(String code, String message) {
            super(message, null, false, false);
            this.code = code;
        }

        /** {@return it as an error of a GraphQL response} */
        Map<String, Object> error() {
            return Map.of("message", String.valueOf(getMessage()), "extensions", Map.of("code", code));
        }
    }
}
