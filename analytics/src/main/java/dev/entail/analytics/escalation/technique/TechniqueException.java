// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation.technique;

import org.jspecify.annotations.Nullable;

/** A technique file that cannot be taken: the message names file, line, entry, field, value and what is allowed. */
public final class TechniqueException extends RuntimeException {
    TechniqueException(String message) {
        this(message, null);
    }

    TechniqueException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
