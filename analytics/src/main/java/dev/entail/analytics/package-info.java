// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** What follows from the identity graph: who can become whom, who answers for what, and what should change. */
@NullMarked
package dev.entail.analytics;

import org.jspecify.annotations.NullMarked;
