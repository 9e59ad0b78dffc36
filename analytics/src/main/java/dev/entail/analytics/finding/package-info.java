// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Findings with their life: recorded by each run, put in order, decided about by people, with their history. */
@NullMarked
package dev.entail.analytics.finding;

import org.jspecify.annotations.NullMarked;
