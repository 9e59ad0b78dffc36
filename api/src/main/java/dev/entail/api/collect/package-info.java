// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Collecting the inputs of a source with the provider's own program, by calls that only read. */
@NullMarked
package dev.entail.api.collect;

import org.jspecify.annotations.NullMarked;
