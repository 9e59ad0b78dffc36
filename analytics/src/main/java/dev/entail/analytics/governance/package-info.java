// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Whether access is decided as it should be: by whom, on what ground, for how long, and in which combinations. */
@NullMarked
package dev.entail.analytics.governance;

import org.jspecify.annotations.NullMarked;
