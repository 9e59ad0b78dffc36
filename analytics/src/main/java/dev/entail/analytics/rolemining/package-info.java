// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Roles that would rebuild who holds what: few, and without granting anything that is not held today. */
@NullMarked
package dev.entail.analytics.rolemining;

import org.jspecify.annotations.NullMarked;
