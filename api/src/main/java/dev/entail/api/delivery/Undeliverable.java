// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.delivery;

import java.io.IOException;

/** That a report did not reach a reader, and whether it is worth trying again. */
public final class Undeliverable extends IOException {
    private final boolean isPassing;

    private Undeliverable(String message, boolean isPassing) {
        super(message);
        this.isPassing = isPassing;
    }

    /** {@return one that the next attempt would meet again} */
    static Undeliverable forGood(String message) {
        return new Undeliverable(message, false);
    }

    /** {@return one that may be over at the next attempt} */
    static Undeliverable forNow(String message) {
        return new Undeliverable(message, true);
    }

    public boolean isPassing() {
        return isPassing;
    }
}
