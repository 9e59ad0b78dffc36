// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import graphql.schema.TypeResolver;
import java.util.Objects;

/** What a mutation answers with: one member of its payload's union, whose name in the schema is that of its record. */
interface Outcome {
    TypeResolver RESOLVER = environment -> environment
            .getSchema()
            .getObjectType(Objects.requireNonNull(environment.<Outcome>getObject())
                    .getClass()
                    .getSimpleName());

    /** There is nothing of this id. */
    record NotFound(String message, String id) implements Outcome {}

    /** Where the thing stands does not allow it. */
    record NotAllowed(String message, String id) implements Outcome {}

    /** What was asked for is itself wrong. */
    record BadRequest(String message) implements Outcome {}
}
