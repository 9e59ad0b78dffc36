// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.finding;

import java.time.Instant;

/** That somebody knows of a finding: who said so, when, and what they noted. */
public record Acknowledgement(String by, Instant at, String note) {}
