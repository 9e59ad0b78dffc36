// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation.technique;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The object that a technique is used on, and what must be true of it.
 *
 * @param trusts a service that the target role must trust, or null
 * @param instanceProfile the target role must be in an instance profile
 * @param assumable the actor can already assume the target role, by its trust policy and its own permissions
 * @param modifiable the target must be one that the account may change, so no role under {@code /aws-service-role/} or
 *     {@code /aws-reserved/}, which only AWS changes
 */
public record Target(
        Kind kind,
        Which which,
        @Nullable String trusts,
        boolean instanceProfile,
        boolean assumable,
        boolean modifiable) {

    /** What the target is. */
    public enum Kind {
        USER,
        ROLE,
        GROUP,
        POLICY;

        /** The name in technique files and reports. */
        @JsonValue
        public String label() {
            return Labels.of(this);
        }
    }

    /** Which ones of that kind can be the target. */
    public enum Which {
        /** Each one. */
        ANY,
        /** Only the actor itself. */
        SELF,
        /** A customer managed policy that applies to the actor, directly or through a group. */
        ATTACHED,
        /** A group that the actor is a member of. */
        MEMBERSHIP;

        /** The name in technique files and reports. */
        @JsonValue
        public String label() {
            return Labels.of(this);
        }

        boolean suits(Kind kind) {
            return switch (this) {
                case ANY -> true;
                case SELF -> kind == Kind.USER || kind == Kind.ROLE;
                case ATTACHED -> kind == Kind.POLICY;
                case MEMBERSHIP -> kind == Kind.GROUP;
            };
        }
    }
}
