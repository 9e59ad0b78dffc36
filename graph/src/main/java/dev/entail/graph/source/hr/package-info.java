// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Lists of people from a system of record: CSV with a mapping that says what its columns mean. */
@NullMarked
package dev.entail.graph.source.hr;

import org.jspecify.annotations.NullMarked;
