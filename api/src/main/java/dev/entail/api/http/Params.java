// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** Reads the parameters of a query string. */
final class Params {
    private Params() {}

    /**
     * {@return a time, empty where there is none}
     *
     * @throws IllegalArgumentException naming the parameter, its value and what is allowed
     */
    static Optional<Instant> time(Context context, String name) {
        return Optional.ofNullable(context.queryParam(name)).map(text -> {
            try {
                return Instant.parse(text.toUpperCase(Locale.ROOT));
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(
                        "The parameter '%s' is '%s', allowed is a time such as 2026-03-01T00:00:00Z"
                                .formatted(name, text),
                        e);
            }
        });
    }
}
