// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Who did what, when, and what became of it: written down before and after, and never changed. */
@NullMarked
package dev.entail.api.audit;

import org.jspecify.annotations.NullMarked;
