// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Who may do what: permissions, the scopes that hold them, and API tokens. */
@NullMarked
package dev.entail.api.auth;

import org.jspecify.annotations.NullMarked;
