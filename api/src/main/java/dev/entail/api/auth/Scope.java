// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.auth;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A role that a caller or token has: a named set of permissions. No one but an administrator holds all. */
public enum Scope {
    VIEWER(Permission.READ),
    ANALYST(Permission.READ, Permission.RUN_ANALYSES, Permission.TRIAGE_FINDINGS),
    RISK(
            Permission.READ,
            Permission.RUN_ANALYSES,
            Permission.TRIAGE_FINDINGS,
            Permission.EXCEPT_FINDINGS,
            Permission.DECIDE_OWNERSHIP,
            Permission.DECLARE_TIERS,
            Permission.SCHEDULE_REPORTS),
    INGESTER(Permission.LOAD),
    AUDITOR(Permission.READ, Permission.READ_AUDIT),
    /** An identity provider: it pushes, and sees nothing but what it pushed. */
    SCIM(Permission.PROVISION),
    ADMIN(Permission.READ, Permission.values());

    private final Set<Permission> permissions;

    Scope(Permission first, Permission... rest) {
        EnumSet<Permission> all = EnumSet.of(first, rest);
        all.add(Permission.KNOWN);
        this.permissions = Collections.unmodifiableSet(all);
    }

    public Set<Permission> permissions() {
        return permissions;
    }

    /** {@return the scopes that hold a permission, as text} */
    public static String holding(Permission permission) {
        return Arrays.stream(values())
                .filter(scope -> scope.permissions.contains(permission))
                .map(Scope::text)
                .collect(Collectors.joining(", "));
    }

    /** {@return its name as the command line and the store write it} */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * {@return the scope of this name}
     *
     * @throws IllegalArgumentException with the names that are allowed
     */
    public static Scope of(String text) {
        return Arrays.stream(values())
                .filter(scope -> scope.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no scope '" + text + "', allowed is one of " + allowed()));
    }

    public static String allowed() {
        return Arrays.stream(values()).map(Scope::text).collect(Collectors.joining(", "));
    }
}
