// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.hr;

/** A field that its property does not take. */
final class Mismatch extends Exception {
    Mismatch(String message) {
        super(message);
    }
}
