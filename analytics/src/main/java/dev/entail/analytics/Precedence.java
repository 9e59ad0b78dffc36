// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics;

/** Which findings come first in a list where their risk is equal; an analysis names its own. */
public enum Precedence {
    SHARED_ACCOUNT(0),
    LONG_LIVED_TOKEN(1),
    OUTSIDE_VAULT(2),
    ORPHANED_CREDENTIAL(3),
    REST(9);

    private final int place;

    Precedence(int place) {
        this.place = place;
    }

    /** {@return where it stands, 0 to 9; smaller comes first} */
    public int place() {
        return place;
    }
}
