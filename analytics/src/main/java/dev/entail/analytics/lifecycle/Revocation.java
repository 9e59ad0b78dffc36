// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.lifecycle;

import java.util.OptionalDouble;

/**
 * How long it takes in one system from when a person leaves to the last removal of what they had there.
 *
 * @param closed leavers of whom nothing is left, and the time is known
 * @param closedUnknown leavers of whom nothing is left, and nobody knows since when
 * @param open leavers of whom something is left
 * @param median hours over those closed, empty where there are none
 * @param worst hours over those closed
 * @param longestOpen hours since the leaving, of what is open
 */
public record Revocation(
        String system,
        long closed,
        long closedUnknown,
        long open,
        OptionalDouble median,
        OptionalDouble worst,
        OptionalDouble longestOpen) {}
