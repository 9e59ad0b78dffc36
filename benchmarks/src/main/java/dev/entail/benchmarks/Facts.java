// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.benchmarks;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The properties of a generated record, put together one by one. */
final class Facts {
    private final Map<String, Object> properties = new HashMap<>();

    private Facts() {}

    static Facts none() {
        return new Facts();
    }

    /** Adds a property, unless its value is null: then it stays unknown. */
    Facts with(String name, @Nullable Object value) {
        if (value != null) {
            properties.put(name, value);
        }
        return this;
    }

    Map<String, Object> properties() {
        return properties;
    }
}
