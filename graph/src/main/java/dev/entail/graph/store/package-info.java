// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** The graph's store: Neo4j, embedded or remote, always reached through its driver. No other package sees the driver. */
@NullMarked
package dev.entail.graph.store;

import org.jspecify.annotations.NullMarked;
