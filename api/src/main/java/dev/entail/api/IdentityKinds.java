// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api;

import java.util.Set;

/** Which kinds of identity are people. */
public final class IdentityKinds {
    private static final Set<String> PEOPLE = Set.of("EMPLOYEE", "CONTRACTOR", "CONTINGENT_WORKER", "PARTNER");

    private IdentityKinds() {}

    /** {@return whether an identity of this kind is a person; of an unknown kind nobody knows, so it does not count as one} */
    public static boolean isHuman(String kind) {
        return PEOPLE.contains(kind);
    }
}
