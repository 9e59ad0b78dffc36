// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** How the server is configured: usual values, then {@code entail.yaml}, then the environment, then options. */
@NullMarked
package dev.entail.api.config;

import org.jspecify.annotations.NullMarked;
