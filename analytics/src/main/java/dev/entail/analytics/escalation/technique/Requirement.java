// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation.technique;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the actor must be allowed to do. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({@JsonSubTypes.Type(Requirement.Permission.class), @JsonSubTypes.Type(Requirement.AnyOf.class)})
public sealed interface Requirement {
    /** The permissions that count towards it. */
    List<Permission> permissions();

    /** The requirement for people: one action, or several with {@code or} between them. */
    String label();

    /**
     * One action on one resource.
     *
     * @param context condition keys of the request and their values, as templates (see {@link Placeholders})
     */
    record Permission(String action, On on, Map<String, String> context) implements Requirement {
        public Permission {
            context = Map.copyOf(context);
        }

        @Override
        public List<Permission> permissions() {
            return List.of(this);
        }

        @Override
        public String label() {
            return action;
        }
    }

    /** Alternatives, of which one suffices. */
    record AnyOf(List<Permission> anyOf) implements Requirement {
        public AnyOf {
            anyOf = List.copyOf(anyOf);
        }

        @Override
        public List<Permission> permissions() {
            return anyOf;
        }

        @Override
        public String label() {
            return anyOf.stream().map(Permission::action).distinct().collect(Collectors.joining(" or "));
        }
    }
}
