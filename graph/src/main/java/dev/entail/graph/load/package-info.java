// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** From what a source says to the graph: reading inputs, checking records, and one atomic load with history. */
@NullMarked
package dev.entail.graph.load;

import org.jspecify.annotations.NullMarked;
