// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Access that grew beyond what the work needs: effective entitlements, peers, residue, growth, and the score of them. */
@NullMarked
package dev.entail.analytics.creep;

import org.jspecify.annotations.NullMarked;
