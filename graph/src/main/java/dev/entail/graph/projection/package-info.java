// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** The graph at one version and time, as its readers see it: as records, and as compact arrays for analytics. */
@NullMarked
package dev.entail.graph.projection;

import org.jspecify.annotations.NullMarked;
