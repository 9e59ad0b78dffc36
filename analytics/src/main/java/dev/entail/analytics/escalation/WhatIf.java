// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation;

import dev.entail.analytics.EntityRef;
import java.util.List;

/**
 * What becomes of who can reach a target when some relations are removed.
 *
 * @param removed the relations
 * @param before how many identities can reach it now
 * @param cutOff those that cannot then, by id
 */
public record WhatIf(List<Hop> removed, long before, List<EntityRef> cutOff) {
    /** {@return how many identities can reach it then} */
    public long after() {
        return before - cutOff.size();
    }
}
