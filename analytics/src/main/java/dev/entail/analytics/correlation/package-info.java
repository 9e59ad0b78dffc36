// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Which accounts belong to which people, concluded by rules and decided by people where the rules cannot tell. */
@NullMarked
package dev.entail.analytics.correlation;

import org.jspecify.annotations.NullMarked;
