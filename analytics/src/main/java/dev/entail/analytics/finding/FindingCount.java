// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.finding;

import dev.entail.analytics.Severity;

/** How many findings of a type, a severity and a status there are. */
public record FindingCount(String type, Severity severity, FindingStatus status, long count) {}
