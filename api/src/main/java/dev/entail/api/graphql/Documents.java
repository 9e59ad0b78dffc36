// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.language.Document;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The documents that were asked lately, so that who asks the same again does not wait for it to be read. */
final class Documents implements PreparsedDocumentProvider {
    private static final long MOST_CHARACTERS = 4_000_000;

    private final Cache<String, PreparsedDocumentEntry> valid = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .<String, PreparsedDocumentEntry>weigher((text, entry) -> text.length())
            .build();
    private final Cache<String, Optional<Document>> read = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .<String, Optional<Document>>weigher((text, document) -> text.length())
            .build();

    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> validated) {
        PreparsedDocumentEntry known = valid.getIfPresent(input.getQuery());
        if (known != null) {
            return CompletableFuture.completedFuture(known);
        }
        PreparsedDocumentEntry entry = validated.apply(input);
        if (!entry.hasErrors()) {
            valid.put(input.getQuery(), entry);
        }
        return CompletableFuture.completedFuture(entry);
    }

    /** {@return a document, valid or not; empty where it cannot be read at all} */
    Optional<Document> read(String text) {
        return read.get(text, Documents::parsed);
    }

    private static Optional<Document> parsed(String text) {
        try {
            return Optional.of(new Parser().parseDocument(text));
        } catch (InvalidSyntaxException e) {
            return Optional.empty();
        }
    }
}
