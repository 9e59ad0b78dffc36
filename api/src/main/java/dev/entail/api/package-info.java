// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** How others reach the graph: one entry to what the other modules can do, for command line and GraphQL alike. */
@NullMarked
package dev.entail.api;

import org.jspecify.annotations.NullMarked;
