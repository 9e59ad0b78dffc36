// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.finding;

/**
 * What one analysis changed in the store.
 *
 * @param found what it found this time
 * @param opened of these, the new ones
 * @param reopened of these, those that came back or whose exception has expired
 * @param resolved those whose cause is gone
 * @param kept those that it could not judge this time, so they stay as they were
 */
public record Recorded(String analysis, int found, int opened, int reopened, int resolved, int kept) {}
