// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

/** An operation whose turn did not come in time. */
public final class Busy extends RuntimeException {
    Busy(String message) {
        super(message);
    }
}
