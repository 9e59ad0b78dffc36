// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.estate;

import java.time.Instant;

/**
 * That a person has left, by the word of a source of record.
 *
 * @param at from when the person is no longer with the organisation; the first moment after the last day
 * @param why the fact as part of a sentence, such as {@code the end date 2026-01-31 has passed}
 * @param source which source said it
 */
public record Departure(Instant at, String why, String source) {}
