// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import dev.entail.api.config.Configuration;
import dev.entail.api.config.Key;
import dev.entail.api.graphql.GraphqlEngine;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What GraphQL is open to.
 *
 * @param graphiql whether GraphiQL is served
 * @param introspection whether callers are told the schema
 * @param folder with operations that callers may name, where there is one
 * @param only whether every other operation is refused
 */
record GraphqlOptions(boolean graphiql, boolean introspection, Optional<Path> folder, boolean only) {
    static GraphqlOptions of(Configuration configuration) {
        Optional<Path> folder = configuration.path(Key.OPERATIONS_FOLDER);
        boolean only = switch (configuration.text(Key.OPERATIONS_MODE)) {
            case "also" -> false;
            case "only" -> true;
            default -> throw configuration.wrong(Key.OPERATIONS_MODE, "also or only");
        };
        if (only && folder.isEmpty()) {
            throw configuration.wrong(
                    Key.OPERATIONS_MODE, "also where " + Key.OPERATIONS_FOLDER.path() + " names no folder");
        }
        return new GraphqlOptions(
                configuration.flag(Key.GRAPHIQL), configuration.flag(Key.INTROSPECTION), folder, only);
    }

    GraphqlOptions withIntrospection() {
        return new GraphqlOptions(graphiql, true, folder, only);
    }

    /**
     * {@return the operations that callers may name}
     *
     * @throws dev.entail.graph.GraphException.BadInput naming each file that holds no operation of this schema
     */
    Operations operations(GraphqlEngine engine) {
        return folder.map(from -> Operations.read(from, only, engine)).orElse(Operations.NONE);
    }
}
