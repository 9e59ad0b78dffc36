// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Who answers for NHIs, secrets and workloads, and where nobody does. */
@NullMarked
package dev.entail.analytics.ownership;

import org.jspecify.annotations.NullMarked;
