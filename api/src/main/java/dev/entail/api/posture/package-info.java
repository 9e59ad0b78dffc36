// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** How an organisation stood at each of its last loads. */
@NullMarked
package dev.entail.api.posture;

import org.jspecify.annotations.NullMarked;
