// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Measures Entail: JMH benchmarks, and programs that measure a whole process. */
@NullMarked
package dev.entail.benchmarks;

import org.jspecify.annotations.NullMarked;
