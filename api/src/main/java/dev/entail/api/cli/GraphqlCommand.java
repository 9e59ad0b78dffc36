// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.entail.api.Entail;
import dev.entail.api.graphql.GraphqlEngine;
import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.RecordCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a GraphQL document against the store, without a server. */
@Command(
        name = "graphql",
        description = "Runs a GraphQL document against the store, without a server, and prints the response.")
final class GraphqlCommand extends EntailCommand {
    @Option(names = "-f", paramLabel = "FILE", description = "A file with the document.")
    private @Nullable Path file;

    @Parameters(arity = "0..1", paramLabel = "QUERY", description = "The document.")
    private @Nullable String query;

    @Option(
            names = "--variables",
            paramLabel = "JSON",
            defaultValue = "{}",
            description = "The variables as a JSON object.")
    private String variables = "{}";

    @Override
    public Integer call() {
        String document = document();
        Map<String, Object> values = variables();
        try (Entail entail = options().open()) {
            Map<String, Object> response = new GraphqlEngine(entail).execute(document, values);
            print(RecordCodec.JSON.valueToTree(response));
            return response.containsKey("errors") ? Failures.DATA_SAYS_NO : 0;
        }
    }

    private String document() {
        if ((file == null) == (query == null)) {
            throw new IllegalArgumentException("Give either -f FILE or the document itself");
        }
        if (query != null) {
            return query;
        }
        try {
            return Files.readString(java.util.Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new BadInput(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private Map<String, Object> variables() {
        try {
            return RecordCodec.JSON.readValue(variables, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("--variables is no JSON object: " + RecordCodec.reason(e), e);
        }
    }
}
