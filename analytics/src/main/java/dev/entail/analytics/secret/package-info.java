// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** What is wrong with secrets: how old they are, where they lie, who shares them, what they open, and who must act. */
@NullMarked
package dev.entail.analytics.secret;

import org.jspecify.annotations.NullMarked;
