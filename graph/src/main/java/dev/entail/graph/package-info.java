// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** The identity graph's vocabulary: labels, relations, their properties, and the records that carry them. */
@NullMarked
package dev.entail.graph;

import org.jspecify.annotations.NullMarked;
