// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.scim;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.graph.source.scim.ScimAttribute;
import dev.entail.graph.source.scim.ScimResourceType;
import dev.entail.graph.source.scim.ScimSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An attribute as a filter or a list of attributes names it: {@code userName}, {@code name.familyName}, or with the URN
 * of its schema before it.
 *
 * @param names the way to it in a canonical resource
 */
record AttributePath(List<String> names, ScimAttribute leaf) {
    AttributePath {
        names = List.copyOf(names);
    }

    /** Knows the attributes that may be named at one place. */
    interface Names {
        Optional<AttributePath> find(String text);
    }

    /** {@return the attributes of a resource} */
    static Names of(ScimResourceType type) {
        return text -> {
            int colon = text.lastIndexOf(':');
            if (colon < 0) {
                return find(text, List.of(), type::attribute);
            }
            Optional<ScimSchema> schema = type.schemaOf(text.substring(0, colon));
            return schema.flatMap(it -> find(
                    text.substring(colon + 1), it == type.schema() ? List.of() : List.of(it.urn()), it::attribute));
        };
    }

    /** {@return the attributes inside a complex one} */
    static Names inside(ScimAttribute complex) {
        return text -> find(text, List.of(), complex::part);
    }

    private interface Lookup {
        Optional<ScimAttribute> attribute(String name);
    }

    private static Optional<AttributePath> find(String text, List<String> before, Lookup lookup) {
        int dot = text.indexOf('.');
        Optional<ScimAttribute> attribute = lookup.attribute(dot < 0 ? text : text.substring(0, dot));
        List<String> names = new ArrayList<>(before);
        attribute.ifPresent(it -> names.add(it.name()));
        if (dot < 0) {
            return attribute.map(it -> new AttributePath(names, it));
        }
        Optional<ScimAttribute> part = attribute.flatMap(it -> it.part(text.substring(dot + 1)));
        part.ifPresent(it -> names.add(it.name()));
        return part.map(it -> new AttributePath(names, it));
    }

    /** {@return what a value is compared with: of a complex attribute its part {@code value}} */
    Optional<AttributePath> comparable() {
        if (!leaf.isComplex()) {
            return Optional.of(this);
        }
        return leaf.part("value").map(value -> {
            List<String> longer = new ArrayList<>(names);
            longer.add(value.name());
            return new AttributePath(longer, value);
        });
    }

    boolean startsWith(String name) {
        return names.getFirst().equals(name);
    }

    /** {@return all values that a resource has there, those of lists one by one} */
    List<JsonNode> values(JsonNode resource) {
        List<JsonNode> values = new ArrayList<>();
        collect(resource, 0, values);
        return values;
    }

    private void collect(JsonNode from, int depth, List<JsonNode> values) {
        if (from.isArray()) {
            from.forEach(item -> collect(item, depth, values));
        } else if (depth == names.size()) {
            if (!from.isMissingNode() && !from.isNull()) {
                values.add(from);
            }
        } else {
            collect(from.path(names.get(depth)), depth + 1, values);
        }
    }
}
