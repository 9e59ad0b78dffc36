// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the server is configured to: usual values, overruled by {@code entail.yaml}, that by the environment, that by
 * options. A value that is not allowed is told with where it was set.
 */
public final class Configuration {
    private static final String OF_SERVER = "ENTAIL_SERVER_";

    private final Map<Key, Value> values;

    private Configuration(Map<Key, Value> values) {
        this.values = values;
    }

    /**
     * {@return what holds}
     *
     * @param environment all variables; one of the server that sets nothing is an error
     * @param options values by key, of the options that were given
     * @throws IllegalArgumentException naming a variable that is unknown
     */
    public static Configuration of(Map<Key, Value> file, Map<String, String> environment, Map<Key, Value> options) {
        Map<Key, Value> values = new EnumMap<>(Key.class);
        Map<String, Key> variables = new LinkedHashMap<>();
        for (Key key : Key.values()) {
            values.put(key, new Value(key.usual(), "usual"));
            variables.put(key.variable(), key);
        }
        values.putAll(file);
        environment.forEach((name, text) -> {
            Key key = variables.get(name);
            if (key != null) {
                values.put(key, new Value(text, name));
            } else if (name.startsWith(OF_SERVER)) {
                throw new IllegalArgumentException("The variable " + name + " is unknown, allowed is one of "
                        + String.join(", ", variables.keySet()));
            }
        });
        values.putAll(options);
        return new Configuration(values);
    }

    /** {@return all values, secrets hidden} */
    public Map<Key, Value> shown() {
        Map<Key, Value> shown = new EnumMap<>(values);
        shown.replaceAll((key, value) ->
                key.isSecret() && !value.text().isEmpty() ? new Value("(hidden)", value.origin()) : value);
        return Collections.unmodifiableMap(shown);
    }

    public String text(Key key) {
        return value(key).text().strip();
    }

    /** {@return a text, empty where none is set} */
    public Optional<String> optional(Key key) {
        return Optional.of(text(key)).filter(text -> !text.isEmpty());
    }

    public boolean flag(Key key) {
        return switch (text(key)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(key, "true or false");
        };
    }

    public int whole(Key key, int least, int most) {
        try {
            int value = Integer.parseInt(text(key));
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw wrong(key, least + " to " + most);
        }
        throw wrong(key, least + " to " + most);
    }

    public Optional<Path> path(Key key) {
        return optional(key).map(Path::of);
    }

    public Optional<URI> uri(Key key) {
        return optional(key).map(text -> {
            try {
                URI uri = URI.create(text);
                if (uri.getHost() != null && List.of("http", "https").contains(String.valueOf(uri.getScheme()))) {
                    return uri;
                }
            } catch (IllegalArgumentException e) {
                throw wrong(key, "an address such as https://entail.example");
            }
            throw wrong(key, "an address such as https://entail.example");
        });
    }

    public List<String> list(Key key) {
        return Arrays.stream(text(key).split(","))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    /** {@return a mapping, its values read by a function that refuses with an {@code IllegalArgumentException}} */
    public <T> Map<String, T> mapping(Key key, Function<String, T> read) {
        Map<String, T> mapping = new LinkedHashMap<>();
        for (String entry : list(key)) {
            int sign = entry.lastIndexOf('=');
            if (sign < 1) {
                throw wrong(key, "a mapping, in one line written a=b,c=d");
            }
            try {
                mapping.put(
                        entry.substring(0, sign).strip(),
                        read.apply(entry.substring(sign + 1).strip()));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(told(key) + ": " + e.getMessage(), e);
            }
        }
        return mapping;
    }

    /** {@return the refusal of a value, with who set it and what is allowed} */
    public IllegalArgumentException wrong(Key key, String allowed) {
        return new IllegalArgumentException(told(key) + ", allowed is " + allowed);
    }

    private String told(Key key) {
        Value value = value(key);
        return "%s: %s is '%s'".formatted(value.origin(), key.path(), key.isSecret() ? "(hidden)" : value.text());
    }

    private Value value(Key key) {
        return values.getOrDefault(key, new Value(key.usual(), "usual"));
    }
}
