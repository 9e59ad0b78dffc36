// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation;

import java.util.List;

/**
 * Which relations to cut so that as many identities as possible lose every path to a target.
 *
 * @param cuts what brings most first
 * @param cutOff how many identities lose every path
 * @param remaining how many keep one
 * @param fewestForAll how many relations must be cut at least so that none keeps one: a minimum cut
 */
public record CutPlan(List<Hop> cuts, long cutOff, long remaining, int fewestForAll) {}
