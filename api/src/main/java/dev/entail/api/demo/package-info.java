// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** An invented organisation with three dates of history, to try Entail without data of one's own. */
@NullMarked
package dev.entail.api.demo;

import org.jspecify.annotations.NullMarked;
