// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** What risk teams read: one class a report, the same whatever it is written as. */
@NullMarked
package dev.entail.analytics.report;

import org.jspecify.annotations.NullMarked;
