// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

/** One key of a statement's Condition element: what must be true of the request for the statement to apply. */
sealed interface Condition permits KeyCondition, NullCondition, Unsettled {
    Truth test(Facts facts);

    /** {@return in plain words, what makes the condition hold} */
    String must();

    /** {@return in plain words, what makes the condition fail} */
    String mustNot();
}
