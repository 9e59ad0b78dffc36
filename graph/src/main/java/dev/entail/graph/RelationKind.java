// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph;

import static dev.entail.graph.EntityLabel.EVENT;
import static dev.entail.graph.EntityLabel.GROUP;
import static dev.entail.graph.EntityLabel.IDENTITY;
import static dev.entail.graph.EntityLabel.OWNER;
import static dev.entail.graph.EntityLabel.PERMISSION;
import static dev.entail.graph.EntityLabel.RESOURCE;
import static dev.entail.graph.EntityLabel.ROLE;
import static dev.entail.graph.EntityLabel.SCOPE;
import static dev.entail.graph.EntityLabel.SECRET;
import static dev.entail.graph.EntityLabel.WORKLOAD;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of relation in the graph: what they join, what they carry, and whether an attack path follows them. */
public enum RelationKind {
    MEMBER_OF(Walk.FORWARD, EnumSet.of(IDENTITY, GROUP), EnumSet.of(GROUP, OWNER), List.of(), "expiresAt time"),
    HAS_ROLE(Walk.FORWARD, EnumSet.of(IDENTITY, GROUP, WORKLOAD), EnumSet.of(ROLE), List.of(), """
            grantedAt     time
            grantedBy     text
            approvedBy    text
            reason        text
            ticket        text
            justification text
            expiresAt     time
            certifiedAt   time
            certifiedBy   text
            basis         BASELINE | LOCATION | EXCEPTION | POLICY | MANUAL | TEMPORARY | EMERGENCY
            standing      flag
            executedBy    text
            """),
    INHERITS(Walk.FORWARD, EnumSet.of(ROLE), EnumSet.of(ROLE), List.of(), ""),
    GRANTS(Walk.FORWARD, EnumSet.of(ROLE, IDENTITY), EnumSet.of(PERMISSION), List.of(), ""),
    ON(Walk.FORWARD, EnumSet.of(PERMISSION), EnumSet.of(RESOURCE, SCOPE), List.of(), ""),
    CAN_ASSUME(Walk.FORWARD, EnumSet.of(IDENTITY), EnumSet.of(IDENTITY), List.of(), "conditions list"),
    FEDERATES_TO(
            Walk.FORWARD, EnumSet.of(IDENTITY), EnumSet.of(IDENTITY), List.of("issuer", "subject", "audience"), """
            issuer        text
            subject       text
            audience      text
            """),
    RUNS_AS(Walk.FORWARD, EnumSet.of(WORKLOAD), EnumSet.of(IDENTITY), List.of(), ""),
    AUTHENTICATES(Walk.FORWARD, EnumSet.of(SECRET), EnumSet.of(IDENTITY), List.of(), ""),
    USES(Walk.FORWARD, EnumSet.of(WORKLOAD), EnumSet.of(SECRET), List.of(), ""),
    CONTROLS(Walk.FORWARD, EnumSet.of(IDENTITY, GROUP, ROLE), any(), List.of("how"), "how text"),
    CAN_ESCALATE(
            Walk.FORWARD,
            EnumSet.of(IDENTITY, ROLE, GROUP, WORKLOAD),
            EnumSet.of(IDENTITY, SECRET, ROLE, WORKLOAD, RESOURCE, SCOPE, GROUP),
            List.of("technique"),
            """
            technique*    text
            confidence*   CONFIRMED | CONDITIONAL
            conditions    list
            evidence      list
            weight        decimal[0,*]
            """),
    /** Followed only behind a grant or escalation on the scope, which is the only way a walk enters one. */
    CONTAINS(Walk.FORWARD, EnumSet.of(SCOPE), any(), List.of(), ""),
    STORED_IN(Walk.NEVER, EnumSet.of(SECRET), EnumSet.of(RESOURCE, WORKLOAD, SCOPE), List.of(), ""),
    KNOWS(Walk.NEVER, EnumSet.of(IDENTITY), EnumSet.of(SECRET), List.of(), "since time"),
    OWNED_BY(Walk.NEVER, any(), EnumSet.of(IDENTITY, OWNER), List.of("role"), """
            role          ACCOUNTABLE | TECHNICAL | BACKUP | OPERATIONAL | BUSINESS
            source        DECLARED | TAG | INFERRED | ATTESTED
            since         time
            attestedAt    time
            attestedBy    text
            confidence    decimal[0,1]
            """),
    DECIDED_BY(
            Walk.NEVER,
            EnumSet.of(IDENTITY, ROLE),
            EnumSet.of(IDENTITY, OWNER),
            List.of("role"),
            "role RECORD | DECISION | CERTIFY | REVOKE"),
    REPORTS_TO(Walk.NEVER, EnumSet.of(IDENTITY), EnumSet.of(IDENTITY), List.of(), ""),
    /** Written from the account to the person; whoever is the person has the account, never the other way round. */
    ACCOUNT_OF(Walk.BACKWARD, EnumSet.of(IDENTITY), EnumSet.of(IDENTITY), List.of(), ""),
    CREATED_BY(Walk.NEVER, any(), EnumSet.of(IDENTITY), List.of(), "at time"),
    DEPENDS_ON(Walk.NEVER, EnumSet.of(WORKLOAD), EnumSet.of(WORKLOAD, RESOURCE), List.of(), ""),
    USED(Walk.NEVER, EnumSet.of(IDENTITY), EnumSet.of(PERMISSION, ROLE, RESOURCE), List.of("action"), """
            action        text
            lastUsedAt    time
            count         whole[0,*]
            """),
    ABOUT(Walk.NEVER, EnumSet.of(EVENT), any(), List.of(), ""),
    BY(Walk.NEVER, EnumSet.of(EVENT), EnumSet.of(IDENTITY), List.of(), "");

    /** In which direction an attack path follows a relation. */
    public enum Walk {
        FORWARD,
        BACKWARD,
        NEVER
    }

    private static final Map<String, RelationKind> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(RelationKind::name, Function.identity()));

    private final Walk walk;
    private final Set<EntityLabel> from;
    private final Set<EntityLabel> to;
    private final List<String> discriminators;
    private final PropertyTable properties;

    RelationKind(Walk walk, Set<EntityLabel> from, Set<EntityLabel> to, List<String> discriminators, String table) {
        this.walk = walk;
        this.from = Collections.unmodifiableSet(from);
        this.to = Collections.unmodifiableSet(to);
        this.discriminators = discriminators;
        this.properties = new PropertyTable(table);
    }

    private static Set<EntityLabel> any() {
        return EnumSet.allOf(EntityLabel.class);
    }

    public Walk walk() {
        return walk;
    }

    public Set<EntityLabel> from() {
        return from;
    }

    public Set<EntityLabel> to() {
        return to;
    }

    /** {@return the properties that tell two relations of this kind between the same two nodes apart} */
    public List<String> discriminators() {
        return discriminators;
    }

    public PropertyTable properties() {
        return properties;
    }

    /** {@return the relation of this name, empty where none has it} */
    public static Optional<RelationKind> of(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** {@return all relations, for an error message} */
    public static String allowed() {
        return Arrays.stream(values()).map(RelationKind::name).collect(Collectors.joining(", "));
    }
}
