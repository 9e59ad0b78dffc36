// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import graphql.schema.DataFetchingEnvironment;
import java.util.Objects;

/** Who asks: whom a change is attributed to. */
public record Caller(String name) {
    /** Somebody who reaches the server on this machine. */
    public static final Caller LOCAL = new Caller("local");

    /** {@return the person at the command line} */
    public static Caller operatingSystemUser() {
        return new Caller(System.getProperty("user.name", "unknown"));
    }

    static String name(DataFetchingEnvironment environment) {
        return Objects.<Caller>requireNonNull(environment.getGraphQlContext().get(Caller.class))
                .name();
    }
}
