// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Saying how far up a thing stands. */
@NullMarked
package dev.entail.api.tier;

import org.jspecify.annotations.NullMarked;
