// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

/** The number that everything random of one demo organisation follows from. */
record Seed(long value) {
    /** {@return the dice of one thing, which fall the same at every date and whatever else is generated} */
    Dice dice(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int index = 0; index < id.length(); index++) {
            hash = (hash ^ id.charAt(index)) * 0x100000001b3L;
        }
        return new Dice(hash + (value * 0x9e3779b97f4a7c15L));
    }
}
