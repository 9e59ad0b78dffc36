// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation.technique;

import com.fasterxml.jackson.annotation.JsonValue;

/** The kind of thing that a technique abuses. */
public enum Category {
    /** The attacker changes the permissions of an identity that it already is. */
    SELF_ESCALATION,
    /** The attacker takes over another user or role. */
    PRINCIPAL_ACCESS,
    /** The attacker gives a role to a workload of their own making. */
    NEW_PASSROLE,
    /** The attacker takes over a workload that already runs as a role. */
    EXISTING_PASSROLE,
    /** The attacker reads credentials where they are kept. */
    CREDENTIAL_ACCESS,
    /** The attacker reads or changes data. */
    DATA_ACCESS,
    /** The attacker changes who may use a resource. */
    RESOURCE_POLICY;

    /** The name in technique files and reports. */
    @JsonValue
    public String label() {
        return Labels.of(this);
    }
}
