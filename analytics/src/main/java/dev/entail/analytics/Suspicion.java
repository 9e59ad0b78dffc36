// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics;

import java.util.List;

/**
 * What an analysis found, before it is compared with what was found earlier.
 *
 * @param subject what it is about
 * @param cause what tells it from other findings of the same type on the same subject; stable over runs
 * @param risk 0 to 100
 */
public record Suspicion(
        EntityRef subject, String cause, String title, Severity severity, double risk, List<Evidence> evidence) {
    public Suspicion {
        if (risk < 0 || risk > 100) {
            throw new IllegalArgumentException("risk is " + risk + ", allowed is 0 to 100");
        }
        evidence = List.copyOf(evidence);
    }
}
