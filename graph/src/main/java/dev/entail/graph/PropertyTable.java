// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The properties of one label or relation, written as a table: a line a property, {@code name type}, a star behind the
 * name of one that must be present. Types: {@code text time date span flag list}, {@code whole[0,3]},
 * {@code decimal[0,1]}, or the allowed names divided by bars.
 */
public final class PropertyTable {
    private final Map<String, PropertyType> types = new LinkedHashMap<>();
    private final Set<String> required = new LinkedHashSet<>();

    PropertyTable(String table) {
        table.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(this::add);
    }

    private void add(String line) {
        String[] words = line.split("\\s+", 2);
        String name = words[0].replace("*", "");
        types.put(name, type(words[1].strip()));
        if (words[0].endsWith("*")) {
            required.add(name);
        }
    }

    private static PropertyType type(String text) {
        return switch (text) {
            case "text" -> new PropertyType.Text();
            case "time" -> new PropertyType.Time();
            case "date" -> new PropertyType.Day();
            case "span" -> new PropertyType.Span();
            case "flag" -> new PropertyType.Flag();
            case "list" -> new PropertyType.TextList();
            default -> ranged(text);
        };
    }

    private static PropertyType ranged(String text) {
        if (text.startsWith("whole[")) {
            String[] bounds = bounds(text);
            return new PropertyType.Whole(
                    Long.parseLong(bounds[0]), bounds[1].equals("*") ? Long.MAX_VALUE : Long.parseLong(bounds[1]));
        }
        if (text.startsWith("decimal[")) {
            String[] bounds = bounds(text);
            return new PropertyType.Decimal(
                    Double.parseDouble(bounds[0]),
                    bounds[1].equals("*") ? Double.MAX_VALUE : Double.parseDouble(bounds[1]));
        }
        return new PropertyType.OneOf(new TreeSet<>(List.of(text.split("\\s*\\|\\s*"))));
    }

    private static String[] bounds(String text) {
        return text.substring(text.indexOf('[') + 1, text.length() - 1).split(",");
    }

    /** {@return the type of a property, empty for one that the vocabulary does not know and that is kept as it comes} */
    public Optional<PropertyType> typeOf(String name) {
        return Optional.ofNullable(types.get(name));
    }

    /** {@return the names of the properties that must be present} */
    public Set<String> required() {
        return required;
    }

    /** {@return all known names, in the order of the contract} */
    public Set<String> names() {
        return types.keySet();
    }
}
