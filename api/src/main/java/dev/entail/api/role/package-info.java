// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Questions about roles as roles: what is wrong with them, and fewer that would do. */
@NullMarked
package dev.entail.api.role;

import org.jspecify.annotations.NullMarked;
