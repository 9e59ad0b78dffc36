// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import dev.entail.graph.RecordCodec;
import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The arguments of fields as Java values. */
final class Arguments {
    private static final int LAST_YEAR = 9_998;

    private Arguments() {}

    /** {@return the time to look at, empty for now} */
    static Optional<Instant> asOf(DataFetchingEnvironment environment) {
        return instant(environment, "asOf");
    }

    /**
     * {@return a time, empty where it is absent}
     *
     * @throws IllegalArgumentException where it is so far away that the store has no word for it
     */
    static Optional<Instant> instant(DataFetchingEnvironment environment, String name) {
        OffsetDateTime time = environment.getArgument(name);
        if (time != null && (time.getYear() < 1 || time.getYear() > LAST_YEAR)) {
            throw new IllegalArgumentException(
                    name + " is " + time + ", allowed is a time of the years 1 to " + LAST_YEAR);
        }
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }

    static Optional<String> text(DataFetchingEnvironment environment, String name) {
        return Optional.ofNullable(environment.<String>getArgument(name));
    }

    static String required(DataFetchingEnvironment environment, String name) {
        return text(environment, name)
                .orElseThrow(() -> new IllegalArgumentException("argument '" + name + "' is missing"));
    }

    /** {@return the fields of an input object, none where it is absent} */
    static Map<String, Object> input(DataFetchingEnvironment environment, String name) {
        Map<String, Object> input = environment.getArgument(name);
        return input == null ? Map.of() : input;
    }

    /** {@return a list of an input object, empty where it is absent} */
    static List<String> list(Map<String, Object> input, String name) {
        return input.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** {@return properties of the graph as the scalar JSON shows them} */
    static Map<?, ?> json(Map<String, Object> properties) {
        return RecordCodec.JSON.convertValue(RecordCodec.json(properties), Map.class);
    }

    static OffsetDateTime time(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
