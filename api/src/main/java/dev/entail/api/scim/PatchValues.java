// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.api.scim.PatchOperation.Kind;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.Shown;
import dev.entail.graph.source.scim.ScimAttribute;
import dev.entail.graph.source.scim.ScimCanonical;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** A PATCH of an attribute with many values, such as the e-mail addresses of a user. */
final class PatchValues {
    private final PatchTarget target;
    private final ScimAttribute attribute;
    private final ScimCanonical canonical;
    private final ObjectNode container;
    private final List<JsonNode> values = new ArrayList<>();

    PatchValues(PatchTarget target, ScimCanonical canonical, ObjectNode container) {
        this.target = target;
        this.attribute = target.attribute();
        this.canonical = canonical;
        this.container = container;
        container.path(attribute.name()).forEach(values::add);
    }

    void apply(Kind kind, JsonNode value) {
        Set<JsonNode> primary = primary();
        if (target.filter().isPresent()) {
            chosen(target.filter().get(), kind, value);
        } else if (target.part().isPresent()) {
            all(kind, value);
        } else {
            whole(kind, value);
        }
        keepOnePrimary(primary);
        ArrayNode result = RecordCodec.JSON.createArrayNode();
        values.stream().filter(it -> !ScimCanonical.isUnassigned(it)).forEach(result::add);
        container.set(attribute.name(), result);
    }

    private void whole(Kind kind, JsonNode value) {
        JsonNode given = value.isMissingNode()
                ? RecordCodec.JSON.nullNode()
                : canonical.value(attribute, value, attribute.name());
        switch (kind) {
            case REPLACE -> {
                values.clear();
                given.forEach(values::add);
            }
            case ADD -> {
                Set<JsonNode> present = new HashSet<>(values);
                given.forEach(it -> {
                    if (present.add(it)) {
                        values.add(it);
                    }
                });
            }
            case REMOVE -> remove(given);
        }
    }

    private void remove(JsonNode given) {
        if (given.isEmpty()) {
            values.clear();
            return;
        }
        Set<String> ids = new HashSet<>();
        given.forEach(it -> ids.add(it.path("value").asText(it.toString())));
        values.removeIf(it -> ids.contains(it.path("value").asText(it.toString())));
    }

    private void all(Kind kind, JsonNode value) {
        if (values.isEmpty() && kind != Kind.REMOVE) {
            values.add(RecordCodec.JSON.createObjectNode());
        }
        values.forEach(it -> setPart((ObjectNode) it, kind, value));
    }

    private void chosen(Filter filter, Kind kind, JsonNode value) {
        List<JsonNode> matching = values.stream().filter(filter::matches).toList();
        if (matching.isEmpty()) {
            none(filter, kind, value);
        } else if (target.part().isPresent()) {
            matching.forEach(it -> setPart((ObjectNode) it, kind, value));
        } else if (kind == Kind.REMOVE) {
            Set<JsonNode> gone = identity(matching);
            values.removeIf(gone::contains);
        } else {
            Set<JsonNode> changed = identity(matching);
            ObjectNode given = single(value);
            values.replaceAll(it -> changed.contains(it) ? changed((ObjectNode) it, kind, given) : it);
        }
    }

    private static ObjectNode changed(ObjectNode before, Kind kind, ObjectNode given) {
        if (kind == Kind.REPLACE) {
            return given.deepCopy();
        }
        before.setAll(given);
        return before;
    }

    /** An add to a value that is not there makes it; a replace has no target. */
    private void none(Filter filter, Kind kind, JsonNode value) {
        if (kind == Kind.REPLACE) {
            throw ScimError.noTarget("No value of '" + attribute.name() + "' matches the filter of the path");
        }
        if (kind == Kind.REMOVE) {
            return;
        }
        ObjectNode fresh = RecordCodec.JSON.createObjectNode();
        Filters.demand(filter, fresh);
        if (target.part().isPresent()) {
            setPart(fresh, kind, value);
        } else {
            fresh.setAll(single(value));
        }
        values.add(fresh);
    }

    private ObjectNode single(JsonNode value) {
        JsonNode given = canonical.value(attribute, value, attribute.name());
        if (given.size() != 1 || !given.get(0).isObject()) {
            throw ScimError.invalidValue("'" + attribute.name() + "' is " + Shown.of(value)
                    + ", allowed is one value, as the path names one");
        }
        return (ObjectNode) given.get(0);
    }

    private void setPart(ObjectNode into, Kind kind, JsonNode value) {
        ScimAttribute part = target.part().orElseThrow();
        JsonNode given = kind == Kind.REMOVE
                ? RecordCodec.JSON.nullNode()
                : canonical.value(part, value, attribute.name() + "." + part.name());
        if (ScimCanonical.isUnassigned(given)) {
            into.remove(part.name());
        } else {
            into.set(part.name(), given);
        }
    }

    private Set<JsonNode> primary() {
        return identity(values.stream()
                .filter(it -> it.path("primary").asBoolean(false))
                .toList());
    }

    /** Where another value becomes the primary one, the one before is it no longer. */
    private void keepOnePrimary(Set<JsonNode> before) {
        Set<JsonNode> now = primary();
        if (now.size() < 2) {
            return;
        }
        now.stream().filter(before::contains).forEach(it -> ((ObjectNode) it).put("primary", false));
    }

    private static Set<JsonNode> identity(List<JsonNode> nodes) {
        Set<JsonNode> set = Collections.newSetFromMap(new IdentityHashMap<>());
        set.addAll(nodes);
        return set;
    }
}
