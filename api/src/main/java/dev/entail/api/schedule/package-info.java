// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Reports that come by themselves: when they are due, who runs them, and what became of each run. */
@NullMarked
package dev.entail.api.schedule;

import org.jspecify.annotations.NullMarked;
