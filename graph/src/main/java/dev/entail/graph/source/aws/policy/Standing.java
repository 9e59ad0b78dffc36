// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

/** How a resource's policy speaks of a caller, from weakest to strongest. */
enum Standing {
    /** Not at all. */
    NONE,
    /** It names the caller's account, which may delegate to the caller. */
    ACCOUNT,
    /** It names the role behind a session: limited by the role's boundary and the session's policies. */
    LIMITED,
    /** It names the user or session, or everyone: a grant of its own. */
    DIRECT
}
