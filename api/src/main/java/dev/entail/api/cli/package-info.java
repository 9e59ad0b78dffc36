// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** The command line, {@code contract/cli.md}. */
@NullMarked
package dev.entail.api.cli;

import org.jspecify.annotations.NullMarked;
