// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of node in the graph, with the properties each may carry. */
public enum EntityLabel {
    IDENTITY("Identity", """
            kind*          EMPLOYEE | CONTRACTOR | CONTINGENT_WORKER | PARTNER | SERVICE_ACCOUNT | CLOUD_ROLE | MACHINE_USER | WORKLOAD_IDENTITY | APPLICATION | AI_AGENT | BOT | EXTERNAL | UNKNOWN
            name           text
            status         ACTIVE | ON_LEAVE | SUSPENDED | DISABLED | TERMINATED | UNKNOWN
            provider       text
            nativeType     text
            email          text
            department     text
            jobTitle       text
            jobCode        text
            location       text
            employmentType text
            costCenter     text
            startDate      date
            endDate        date
            createdAt      time
            lastActiveAt   time
            environment    PRODUCTION | STAGING | TEST | DEVELOPMENT | UNKNOWN
            purpose        text
            sourceOfRecord text
            breakGlass     flag
            tier           whole[0,3]
            """),
    GROUP("Group", """
            name           text
            provider       text
            nativeType     text
            """),
    ROLE("Role", """
            name           text
            provider       text
            nativeType     text
            privileged     flag
            tier           whole[0,3]
            """),
    PERMISSION("Permission", """
            actions*       list
            resources      list
            effect         ALLOW | DENY
            conditions     text
            accessLevel    LIST | READ | WRITE | TAGGING | PERMISSIONS_MANAGEMENT
            risk           decimal[0,10]
            """),
    RESOURCE("Resource", """
            name           text
            provider       text
            nativeType     text
            environment    PRODUCTION | STAGING | TEST | DEVELOPMENT | UNKNOWN
            tier           whole[0,3]
            dataClass      text
            """),
    SECRET("Secret", """
            kind*          ACCESS_KEY | API_KEY | PASSWORD | CERTIFICATE | TOKEN | SSH_KEY | CLIENT_SECRET | ENCRYPTION_KEY | OTHER
            name           text
            location       VAULT | CODE | CI | CONFIG | IMAGE | WORKSTATION | TICKET | UNKNOWN
            locationDetail text
            createdAt      time
            rotatedAt      time
            lastUsedAt     time
            expiresAt      time
            ttl            span
            rotationPath   AUTOMATIC | MANUAL | NONE | UNKNOWN
            fingerprint    text
            status         ACTIVE | REVOKED | EXPIRED
            """),
    WORKLOAD("Workload", """
            name           text
            nativeType     text
            purpose        text
            environment    PRODUCTION | STAGING | TEST | DEVELOPMENT | UNKNOWN
            status         ACTIVE | RETIRED
            deployedAt     time
            changedAt      time
            cluster        text
            """),
    OWNER("Owner", """
            kind*          TEAM | BUSINESS_UNIT | VENDOR | FUNCTION
            name           text
            """),
    SCOPE("Scope", """
            kind*          ORGANISATION | ACCOUNT | TENANT | CLUSTER | NAMESPACE | REPOSITORY | PROJECT | ENVIRONMENT | TARGET_SET
            name           text
            environment    PRODUCTION | STAGING | TEST | DEVELOPMENT | UNKNOWN
            """),
    EVENT("Event", """
            kind*          JOINED | MOVED | LEFT | RETURNED | REQUESTED | APPROVED | CERTIFIED | REVIEWED | REVOKED | ROTATED | DEPLOYED | CHANGED | RETIRED | RESCOPED | EXPOSED
            at*            time
            reason         text
            ticket         text
            detail         text
            """);

    private static final Map<String, EntityLabel> BY_TEXT =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EntityLabel::text, Function.identity()));

    private final String text;
    private final PropertyTable properties;

    EntityLabel(String text, String properties) {
        this.text = text;
        this.properties = new PropertyTable(properties);
    }

    /** {@return the label as the store and the records write it, such as {@code Identity}} */
    public String text() {
        return text;
    }

    public PropertyTable properties() {
        return properties;
    }

    /** {@return the label of this text, empty where none has it} */
    public static Optional<EntityLabel> of(String text) {
        return Optional.ofNullable(BY_TEXT.get(text));
    }

    /** {@return all labels as the records write them, for an error message} */
    public static String allowed() {
        return Arrays.stream(values()).map(EntityLabel::text).collect(Collectors.joining(", "));
    }
}
