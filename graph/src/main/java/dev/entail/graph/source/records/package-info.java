// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Records as JSON Lines: the open door for any source without a reader of its own. */
@NullMarked
package dev.entail.graph.source.records;

import org.jspecify.annotations.NullMarked;
