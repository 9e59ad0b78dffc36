// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.GraphRecord.NodeRecord;
import dev.entail.graph.load.Place;
import dev.entail.graph.source.aws.AwsRecords.Properties;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One node that several parts of an input describe, put together before it is handed on. */
final class Draft {
    private final EntityLabel label;
    private final String id;
    private final Place place;
    private final Map<String, Object> values = new TreeMap<>();
    private @Nullable Map<String, Object> definition;

    Draft(EntityLabel label, String id, Place place) {
        this.label = label;
        this.id = id;
        this.place = place;
    }

    EntityLabel label() {
        return label;
    }

    Place place() {
        return place;
    }

    NodeRecord node() {
        return new NodeRecord(label, id, values);
    }

    boolean has(String property) {
        return values.containsKey(property);
    }

    /** Takes the whole description of a thing; {@return whether it agrees with an earlier one} */
    boolean define(Properties properties) {
        Map<String, Object> given = new TreeMap<>(properties.values());
        if (definition != null) {
            return definition.equals(given);
        }
        definition = given;
        values.remove("reference");
        Object active = values.get("lastActiveAt");
        values.putAll(given);
        latest("lastActiveAt", Optional.ofNullable((Instant) active));
        return true;
    }

    /** Adds a property where nothing said it before. */
    Draft with(String property, Object value) {
        values.putIfAbsent(property, value);
        return this;
    }

    Draft with(String property, Optional<?> value) {
        value.ifPresent(present -> values.putIfAbsent(property, present));
        return this;
    }

    /** Adds what only matters where nobody describes the thing itself. */
    Draft standIn(Properties properties) {
        if (definition == null) {
            properties.values().forEach(values::putIfAbsent);
        }
        return this;
    }

    /** Keeps the newest of several times. */
    Draft latest(String property, Optional<Instant> time) {
        time.ifPresent(present -> values.merge(
                property, present, (old, fresh) -> ((Instant) old).isAfter((Instant) fresh) ? old : fresh));
        return this;
    }

    /** Adds to a list that keeps the order of the alphabet. */
    Draft add(String property, Collection<String> texts) {
        TreeSet<String> all = new TreeSet<>(texts);
        if (values.get(property) instanceof List<?> before) {
            before.forEach(text -> all.add(String.valueOf(text)));
        }
        values.put(property, List.copyOf(all));
        return this;
    }
}
