// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.lifecycle;

import dev.entail.analytics.EntityRef;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing that has to be done, or was, when a person leaves.
 *
 * @param system where, such as a provider
 * @param thing the account, credential, group, role, secret or NHI
 * @param doneAt when it was done; empty while it is open, and where no source tells
 * @param hours from when the person left until it was done, or until now while it is open; empty where one of them is unknown
 * @param evidence what the graph says of it, as a sentence
 */
public record OffboardingItem(
        String system,
        Kind kind,
        EntityRef thing,
        boolean isDone,
        Optional<Instant> doneAt,
        Optional<Long> hours,
        String evidence) {

    public enum Kind {
        /** An account to disable. */
        ACCOUNT,
        /** A key, token, session or certificate to revoke. */
        CREDENTIAL,
        /** A group to leave. */
        MEMBERSHIP,
        /** A role to take back. */
        ROLE,
        /** A secret that the person knows, to rotate. */
        KNOWN_SECRET,
        /** A thing that the person answers for, to hand over. */
        OWNED
    }

    /** {@return whether it takes access away; handing over and rotating what others use as well does not} */
    boolean isRevocation() {
        return kind != Kind.OWNED && kind != Kind.KNOWN_SECRET;
    }
}
