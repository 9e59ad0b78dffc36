// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Callers whom an OpenID provider vouches for: by a token of theirs, or by signing in with a browser. */
@NullMarked
package dev.entail.api.auth.oidc;

import org.jspecify.annotations.NullMarked;
