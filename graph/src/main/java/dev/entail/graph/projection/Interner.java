// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import java.util.HashMap;
import java.util.Map;

/** Gives equal texts one instance while a graph is read, so that a million relations do not hold a million copies of few names. */
final class Interner {
    private static final int MOST = 500_000;

    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();

    /** {@return the id of a node, as one instance} */
    String id(String id) {
        String known = ids.putIfAbsent(id, id);
        return known == null ? id : known;
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
