// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import dev.entail.api.auth.Origin;
import graphql.schema.DataFetchingEnvironment;
import java.util.Objects;

/** Who asks, as fetchers see it. */
final class Caller {
    private Caller() {}

    static Origin origin(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.getGraphQlContext().get(Origin.class));
    }

    /** {@return whom a change is attributed to} */
    static String name(DataFetchingEnvironment environment) {
        return origin(environment).caller().name();
    }
}
