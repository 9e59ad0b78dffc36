// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy document, compiled (IAM User Guide, "IAM JSON policy elements reference").
 *
 * <p>Variables are expanded in version {@code 2012-10-17} only; in {@code 2008-10-17}, which is also the version of a
 * document that names none, they are plain text. Two documents are equal if they say the same in the same order.
 */
public record PolicyDocument(String version, @Nullable String id, List<Statement> statements) {
    public PolicyDocument {
        statements = List.copyOf(statements);
    }

    /**
     * {@return the document that the JSON holds}
     *
     * @param place where it was found, for messages
     * @throws PolicyException if AWS would refuse it
     */
    public static PolicyDocument parse(JsonNode json, String place) {
        return new DocumentParser(place).parse(json);
    }

    static PolicyDocument unknown(String name) {
        Unsettled allows = new Unsettled(
                name + ", whose document is not in the data, must allow it",
                name + ", whose document is not in the data, must not allow it");
        Statement statement = new Statement(
                null,
                0,
                Effect.ALLOW,
                ActionMatcher.of(false, List.of("*")),
                ResourceMatcher.EVERYTHING,
                null,
                List.of(allows));
        return new PolicyDocument(DocumentParser.CURRENT, null, List.of(statement));
    }
}
