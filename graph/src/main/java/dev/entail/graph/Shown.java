// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph;

import com.fasterxml.jackson.databind.JsonNode;

/** A value as an error message shows it: quoted, and cut where it is long. */
public final class Shown {
    private static final int LONGEST = 80;

    private Shown() {}

    public static String of(JsonNode value) {
        return value.isTextual() ? of(value.textValue()) : cut(value.toString());
    }

    public static String of(String value) {
        return "'" + cut(value) + "'";
    }

    private static String cut(String value) {
        return value.length() <= LONGEST
                ? value
                : value.substring(0, LONGEST) + "... (" + value.length() + " characters)";
    }
}
