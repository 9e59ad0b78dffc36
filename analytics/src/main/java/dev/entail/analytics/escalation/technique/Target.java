// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation.technique;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The object that a technique is used on, and what must be true of it.
 *
 * @param trusts a service that the target role must trust, or how the name of an identity provider begins, or null
 * @param instanceProfile the target role must be in an instance profile
 * @param assumable the actor can already assume the target role, by its trust policy and its own permissions
 * @param modifiable the target must be one that the account may change, so no role under {@code /aws-service-role/} or
 *     {@code /aws-reserved/}, which only AWS changes
 * @param types what a resource is, by CloudFormation type name: one of these
 * @param holdsCredential a credential must be stored in the resource, and is what is gained
 * @param trust whom the trust policy of an assumable role lets in, or null for any of them
 * @param path how the path of the target role begins, or null
 */
public record Target(
        Kind kind,
        Which which,
        @Nullable String trusts,
        boolean instanceProfile,
        boolean assumable,
        boolean modifiable,

        @JsonProperty("type") @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<String> types,

        boolean holdsCredential,
        @Nullable Trust trust,
        @Nullable String path) {
    public Target {
        types = List.copyOf(types);
    }

    /** A target that is a principal or policy. */
    public Target(
            Kind kind,
            Which which,
            @Nullable String trusts,
            boolean instanceProfile,
            boolean assumable,
            boolean modifiable) {
        this(kind, which, trusts, instanceProfile, assumable, modifiable, List.of(), false, null, null);
    }

    /** What the target is. */
    public enum Kind {
        USER,
        ROLE,
        GROUP,
        POLICY,
        /** A resource, secret or workload of one of some types. */
        RESOURCE,
        /** The actor's account as a whole. */
        ACCOUNT;

        /** The name in technique files and reports. */
        @JsonValue
        public String label() {
            return Labels.of(this);
        }
    }

    /** Whom the trust policy of a role lets in, seen from the actor. */
    public enum Trust {
        /** The actor, which is in the role's account. */
        OWN_ACCOUNT,
        /** The actor or its account, which is another one than the role's. */
        OTHER_ACCOUNT,
        /** Principals of every account, the actor among them, which is in another one than the role. */
        EVERYBODY;

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
