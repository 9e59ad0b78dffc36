// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.auth;

import io.javalin.security.RouteRole;

/** What a route knows of callers who are restricted to what some scopes of the graph contain; one that names none is closed to them. */
public enum Bounds implements RouteRole {
    /** It shows them nothing beyond. */
    KEPT
}
