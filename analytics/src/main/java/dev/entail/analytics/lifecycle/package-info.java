// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Whether joining, moving, leaving and retiring took effect: for people, and as well for machine identities, workloads and agents. */
@NullMarked
package dev.entail.analytics.lifecycle;

import org.jspecify.annotations.NullMarked;
