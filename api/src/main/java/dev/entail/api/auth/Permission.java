// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.auth;

import io.javalin.security.RouteRole;

/** What a route demands of its caller; every route names one. */
public enum Permission implements RouteRole {
    /** Open to everybody, such as whether the server is alive. */
    NONE,
    /** Sees the graph, paths and findings. */
    READ,
    /** Runs analyses and asks what-if questions that are kept. */
    ANALYZE,
    /** Takes decisions: owners, exceptions, acknowledgements. */
    DECIDE,
    /** Loads exports. */
    LOAD,
    /** Reads the audit log. */
    AUDIT,
    /** Pushes users and groups by SCIM. */
    PROVISION,
    /** Makes and revokes tokens, configures, backs up. */
    ADMINISTER
}
