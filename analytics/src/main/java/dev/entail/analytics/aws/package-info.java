// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** AWS accounts as the graph holds them, put together for evaluation, and the escalations that follow. */
@NullMarked
package dev.entail.analytics.aws;

import org.jspecify.annotations.NullMarked;
