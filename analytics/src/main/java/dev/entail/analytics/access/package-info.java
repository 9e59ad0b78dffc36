// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Who is allowed what: the effective decision on one request, and all identities that a request is open to. */
@NullMarked
package dev.entail.analytics.access;

import org.jspecify.annotations.NullMarked;
