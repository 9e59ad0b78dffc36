// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.report;

/**
 * One number that a report begins with.
 *
 * @param value a number, or a text where it is unknown
 * @param note what it counts, or why it is unknown
 */
public record Figure(String name, Object value, String note) {}
