// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

/** Where in an input something stands, as a message names it: a file, and a line or path in it. */
public record Place(String file, String at) {
    /** {@return the place of a line, counted from 1} */
    public static Place line(String file, long line) {
        return new Place(file, "line " + line);
    }

    @Override
    public String toString() {
        return at.isEmpty() ? file : file + ", " + at;
    }
}
