// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.governance;

import org.jspecify.annotations.Nullable;

/** A file of separated duties that cannot be taken: the message names file, entry, field, value and what is allowed. */
public final class SeparationException extends RuntimeException {
    SeparationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
