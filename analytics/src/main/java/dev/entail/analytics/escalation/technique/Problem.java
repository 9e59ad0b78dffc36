// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation.technique;

import com.fasterxml.jackson.core.JsonPointer;

/** Something wrong in a technique file: where, and what about it. */
record Problem(JsonPointer place, String message) {
    /** The field as people write it: {@code requires[1].on}, without the number of the entry. */
    String field() {
        StringBuilder field = new StringBuilder();
        for (JsonPointer part = place.tail(); part != null && !part.matches(); part = part.tail()) {
            if (part.mayMatchElement()) {
                field.append('[').append(part.getMatchingIndex()).append(']');
                continue;
            }
            field.append(field.isEmpty() ? "" : ".").append(part.getMatchingProperty());
        }
        return field.toString();
    }
}
