// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** What analyses ask of an estate again and again: who is a person and who left, what is production, what is privileged, who owns. */
@NullMarked
package dev.entail.analytics.estate;

import org.jspecify.annotations.NullMarked;
