// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.finding;

import java.util.List;

/**
 * What a decision about findings did.
 *
 * @param changed the ids of those that it changed
 * @param refused those that it could not, with the reason
 */
public record Triaged(List<String> changed, List<Refusal> refused) {
    /** Why a decision does not hold for a finding. */
    public enum Reason {
        NOT_FOUND,
        /** Where the finding stands does not allow it. */
        NOT_ALLOWED,
        /** The decision itself is wrong, such as one with an end in the past. */
        BAD_DECISION
    }

    /** A finding that was left as it is. */
    public record Refusal(String finding, Reason reason, String message) {}

    public Triaged {
        changed = List.copyOf(changed);
        refused = List.copyOf(refused);
    }
}
