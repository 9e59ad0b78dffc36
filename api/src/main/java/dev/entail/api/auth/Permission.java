// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.auth;

import io.javalin.security.RouteRole;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a route or a field demands of its caller; every route and every field of a root type names one. In the schema
 * they are the values of the enum {@code Right}.
 */
public enum Permission implements RouteRole {
    /** Open to everybody, such as whether the server is alive. */
    NONE,
    /** Open to whoever has proven who it is, such as a route whose fields each demand their own. */
    KNOWN,
    /** Sees the graph, paths and findings. */
    READ,
    /** Runs analyses. */
    RUN_ANALYSES,
    /** Acknowledges findings, and reopens them. */
    TRIAGE_FINDINGS,
    /** Enters exceptions of findings. */
    EXCEPT_FINDINGS,
    /** Says who answers for a thing. */
    DECIDE_OWNERSHIP,
    /** Says how far up a thing stands. */
    DECLARE_TIERS,
    /** Makes, changes and runs report schedules. */
    SCHEDULE_REPORTS,
    /** Loads exports. */
    LOAD,
    /** Reads the audit log. */
    READ_AUDIT,
    /** Pushes users and groups by SCIM. */
    PROVISION,
    /** Makes and revokes tokens, configures, backs up, and does whatever names no other permission. */
    ADMINISTER;

    /** {@return the permission of this name, empty where there is none} */
    public static Optional<Permission> named(String name) {
        return Arrays.stream(values())
                .filter(permission -> permission.name().equals(name))
                .findFirst();
    }
}
