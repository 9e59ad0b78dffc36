// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Escalation: how permissions turn into somebody else's identity, and the paths that result. */
@NullMarked
package dev.entail.analytics.escalation;

import org.jspecify.annotations.NullMarked;
