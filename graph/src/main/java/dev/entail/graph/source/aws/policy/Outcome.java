// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

/** The four answers to a request; {@code CONDITIONAL} is every answer that needs a fact that the data does not hold. */
public enum Outcome {
    ALLOWED,
    IMPLICITLY_DENIED,
    EXPLICITLY_DENIED,
    CONDITIONAL
}
