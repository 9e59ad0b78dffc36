// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import dev.entail.analytics.Evidence;
import java.util.List;

/** That something can be done, with the proof in words and what must hold besides. */
record Finding(List<Evidence> evidence, List<String> conditions) {
    static Finding of(Witness witness, AwsPrincipal who, Settled settled) {
        return new Finding(witness.of(who, settled), settled.conditions());
    }

    boolean isConfirmed() {
        return conditions.isEmpty();
    }
}
