// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics;

/**
 * A threshold of an analysis that a user may change, in {@code entail.yaml} under {@code analyses.<id>.<name>}.
 *
 * @param value what holds where nothing else is said
 * @param meaning what it decides, with its unit
 */
public record Setting(String name, double value, String meaning) {
    public Setting {
        if (!name.matches("[a-zA-Z]+")) {
            throw new IllegalArgumentException("name is '" + name + "', allowed are letters");
        }
    }
}
