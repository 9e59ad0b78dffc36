// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.source.scim.ScimAttribute.Trait;
import dev.entail.graph.source.scim.ScimResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which attributes an answer shows: those asked for, or all but some (RFC 7644 section 3.9). The id and the schemas are
 * always shown. Names that no schema knows are no error: they have no values.
 */
record Projection(List<String> attributes, List<String> excluded) {
    static final Projection ALL = new Projection(List.of(), List.of());

    static Projection of(List<String> attributes, List<String> excluded) {
        return new Projection(clean(attributes), clean(excluded));
    }

    private static List<String> clean(List<String> names) {
        return names.stream().map(String::strip).filter(name -> !name.isEmpty()).toList();
    }

    boolean isAll() {
        return attributes.isEmpty() && excluded.isEmpty();
    }

    /** {@return whether an answer shows anything of an attribute of the resource itself} */
    boolean shows(ScimResourceType type, String attribute) {
        return attributes.isEmpty()
                ? paths(type, excluded).stream().noneMatch(path -> path.equals(List.of(attribute)))
                : paths(type, attributes).stream()
                        .anyMatch(path -> path.getFirst().equals(attribute));
    }

    ObjectNode apply(ScimResourceType type, ObjectNode resource) {
        if (!attributes.isEmpty()) {
            return only(type, resource);
        }
        for (List<String> path : paths(type, excluded)) {
            if (!isAlwaysShown(type, path)) {
                remove(resource, path, 0);
            }
        }
        return resource;
    }

    private ObjectNode only(ScimResourceType type, ObjectNode resource) {
        ObjectNode shown = RecordCodec.JSON.createObjectNode();
        for (String name : List.of("schemas", "id")) {
            if (resource.has(name)) {
                shown.set(name, resource.get(name));
            }
        }
        paths(type, attributes).forEach(path -> copy(resource, shown, path, 0));
        return shown;
    }

    private static boolean isAlwaysShown(ScimResourceType type, List<String> path) {
        return type.attribute(path.getFirst()).filter(it -> it.is(Trait.ALWAYS)).isPresent();
    }

    private static List<List<String>> paths(ScimResourceType type, List<String> names) {
        List<List<String>> paths = new ArrayList<>();
        for (String name : names) {
            Optional<List<String>> schema = type.extension()
                    .filter(it -> it.urn().equalsIgnoreCase(name))
                    .map(it -> List.of(it.urn()));
            schema.or(() -> AttributePath.of(type).find(name).map(AttributePath::names))
                    .ifPresent(paths::add);
        }
        return paths;
    }

    private static void remove(JsonNode from, List<String> path, int depth) {
        if (from instanceof ArrayNode items) {
            items.forEach(item -> remove(item, path, depth));
        } else if (from instanceof ObjectNode object) {
            String name = path.get(depth);
            if (depth == path.size() - 1) {
                object.remove(name);
            } else {
                remove(object.path(name), path, depth + 1);
            }
        }
    }

    private static void copy(ObjectNode from, ObjectNode to, List<String> path, int depth) {
        String name = path.get(depth);
        JsonNode value = from.path(name);
        if (value.isMissingNode()) {
            return;
        }
        if (depth == path.size() - 1) {
            to.set(name, value);
        } else if (value instanceof ObjectNode object) {
            copy(object, to.path(name) instanceof ObjectNode there ? there : to.putObject(name), path, depth + 1);
        } else if (value instanceof ArrayNode items) {
            copyAll(items, to, name, path, depth + 1);
        }
    }

    private static void copyAll(ArrayNode items, ObjectNode to, String name, List<String> path, int depth) {
        ArrayNode into = to.path(name) instanceof ArrayNode there ? there : to.putArray(name);
        for (int index = 0; index < items.size(); index++) {
            ObjectNode target = index < into.size() ? (ObjectNode) into.get(index) : into.addObject();
            if (items.get(index) instanceof ObjectNode item && !target.equals(item)) {
                copy(item, target, path, depth);
            }
        }
    }
}
