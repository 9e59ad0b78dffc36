// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation.technique;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fact besides permissions that must hold for a technique to work. */
@JsonTypeInfo(
        use = JsonTypeInfo.Id.NAME,
        include = JsonTypeInfo.As.EXISTING_PROPERTY,
        property = "fact",
        visible = true)
@JsonSubTypes({
    @JsonSubTypes.Type(
            names = {"access-keys", "policy-versions"},
            value = Precondition.Count.class),
    @JsonSubTypes.Type(name = "login-profile", value = Precondition.LoginProfile.class),
    @JsonSubTypes.Type(name = "other-policy-version", value = Precondition.OtherPolicyVersion.class),
    @JsonSubTypes.Type(name = "attached-policy", value = Precondition.AttachedPolicy.class),
    @JsonSubTypes.Type(name = "workload", value = Precondition.Workload.class),
    @JsonSubTypes.Type(name = "resource", value = Precondition.Resource.class),
    @JsonSubTypes.Type(
            names = {"network", "external", "configuration"},
            value = Precondition.Circumstance.class)
})
public sealed interface Precondition {
    /** What follows where the data does not say. */
    Unknown unknown();

    /** The precondition as a sentence, a template (see {@link Placeholders}). */
    String text();

    /** The target has at least so many of something, and fewer than so many. */
    record Count(Counted fact, int atLeast, int below, Unknown unknown, String text) implements Precondition {
        public Count {
            below = below == 0 ? Integer.MAX_VALUE : below;
            if (below <= atLeast) {
                throw new IllegalArgumentException("no number is at least " + atLeast + " and below " + below);
            }
        }

        public boolean holds(int number) {
            return atLeast <= number && number < below;
        }
    }

    /** What a {@link Count} counts. */
    enum Counted {
        /** Access keys of the target user, active or not. */
        ACCESS_KEYS,
        /** Versions of the target policy. */
        POLICY_VERSIONS;

        /** The name in technique files and reports. */
        @JsonValue
        public String label() {
            return Labels.of(this);
        }
    }

    /** The target user has a console password, or has none. */
    record LoginProfile(@JsonProperty("is") boolean present, Unknown unknown, String text) implements Precondition {}

    /** The target policy has another version that allows more than its default. */
    record OtherPolicyVersion(Unknown unknown, String text) implements Precondition {}

    /** A customer managed policy is attached to the target; the permissions on the resource {@code as} mean that policy. */
    record AttachedPolicy(String as, Unknown unknown, String text) implements Precondition {}

    /**
     * A workload of one of these types runs as the target; the permissions on the resource {@code as} mean that
     * workload.
     */
    record Workload(
            @JsonProperty("type") @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<String> types,

            String as,
            Unknown unknown,
            String text)
            implements Precondition {
        public Workload {
            types = List.copyOf(types);
        }
    }

    /** A resource of this type is in the account; where {@code as} is given, the permissions on it mean that one. */
    record Resource(String type, @Nullable String as, Unknown unknown, String text) implements Precondition {}

    /**
     * Something that identity data never says.
     *
     * @param properties the properties of the workload or resource that say it after all, where they are known
     */
    record Circumstance(Kind fact, List<String> properties, Unknown unknown, String text) implements Precondition {
        public Circumstance {
            properties = List.copyOf(properties);
        }
    }

    /** Where a {@link Circumstance} lies. */
    enum Kind {
        /** What can be reached from where. */
        NETWORK,
        /** What somebody or something else does. */
        EXTERNAL,
        /** How the workload is set up. */
        CONFIGURATION;

        /** The name in technique files and reports. */
        @JsonValue
        public String label() {
            return Labels.of(this);
        }
    }
}
