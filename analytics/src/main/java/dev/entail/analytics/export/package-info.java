// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Findings in the formats that other tools read. */
@NullMarked
package dev.entail.analytics.export;

import org.jspecify.annotations.NullMarked;
