// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.access;

import dev.entail.analytics.EntityRef;
import dev.entail.analytics.escalation.EscalationPath;
import java.util.Optional;

/**
 * That an identity has an access, and in which way.
 *
 * @param path the way there where it has to escalate first
 */
public record Access(EntityRef identity, AccessDecision decision, Via via, Optional<EscalationPath> path) {
    /** In which way an identity has an access. */
    public enum Via {
        DIRECT,
        INHERITED,
        ESCALATION
    }
}
