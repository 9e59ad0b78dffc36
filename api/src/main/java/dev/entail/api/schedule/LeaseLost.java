// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.schedule;

/** That a run must end at once and say nothing more: another server has it, or will. */
final class LeaseLost extends RuntimeException {
    LeaseLost(String message) {
        super(message);
    }

    static LeaseLost of(String run) {
        return new LeaseLost("Another server has taken " + run + " over");
    }
}
