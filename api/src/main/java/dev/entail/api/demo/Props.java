// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The properties of one record, in the order in which they were given. */
final class Props {
    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    static Props none() {
        return new Props();
    }

    static Props of(String name, String value) {
        return new Props().with(name, value);
    }

    Props with(String name, String value) {
        json.put(name, value);
        return this;
    }

    Props with(String name, long value) {
        json.put(name, value);
        return this;
    }

    Props with(String name, boolean value) {
        json.put(name, value);
        return this;
    }

    Props with(String name, Instant value) {
        return with(name, value.toString());
    }

    Props day(String name, LocalDate value) {
        return with(name, value.toString());
    }

    /** A day as the property types of times want it, at midnight UTC. */
    Props time(String name, LocalDate value) {
        return with(name, Quarter.time(value));
    }

    Props with(String name, List<String> values) {
        ArrayNode array = json.putArray(name);
        values.forEach(array::add);
        return this;
    }

    ObjectNode json() {
        return json;
    }
}
