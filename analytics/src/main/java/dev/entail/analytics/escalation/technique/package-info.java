// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** The escalation techniques as data: what each one needs, and what it gives. */
@NullMarked
package dev.entail.analytics.escalation.technique;

import org.jspecify.annotations.NullMarked;
