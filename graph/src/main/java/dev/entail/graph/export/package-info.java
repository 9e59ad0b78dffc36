// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** The whole graph in formats that it can be read from again. */
@NullMarked
package dev.entail.graph.export;

import org.jspecify.annotations.NullMarked;
