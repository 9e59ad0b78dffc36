// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** What people decide about whose account an account is. */
@NullMarked
package dev.entail.api.correlation;

import org.jspecify.annotations.NullMarked;
