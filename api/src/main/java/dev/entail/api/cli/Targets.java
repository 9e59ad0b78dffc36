// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import java.util.Optional;

/** Targets as options name them. */
final class Targets {
    static final String TIER_ZERO = "tier-zero";

    private Targets() {}

    /** {@return the id of a target, empty for all of tier zero} */
    static Optional<String> of(String text) {
        return text.equals(TIER_ZERO) ? Optional.empty() : Optional.of(text);
    }
}
