// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import java.util.HashMap;
import java.util.Map;

/** Gives equal texts one instance while a graph is read, so that a million relations do not hold a million copies of few names. */
final class Interner {
    private static final int MOST = 500_000;

    private final Map<String, EntityState> entities;
    private final Map<String, String> texts = new HashMap<>();

    /** @param entities nodes whose ids are held anyway */
    Interner(Map<String, EntityState> entities) {
        this.entities = entities;
    }

    String id(String id) {
        EntityState state = entities.get(id);
        return state == null ? text(id) : state.id();
    }

    String text(String text) {
        String known = texts.get(text);
        if (known != null) {
            return known;
        }
        if (texts.size() < MOST) {
            texts.put(text, text);
        }
        return text;
    }

    Object value(Object value) {
        return value instanceof String text && text.length() < 100 ? text(text) : value;
    }
}
