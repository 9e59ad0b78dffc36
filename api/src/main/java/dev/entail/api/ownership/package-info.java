// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Who answers for what: looked up, and decided by people. */
@NullMarked
package dev.entail.api.ownership;

import org.jspecify.annotations.NullMarked;
