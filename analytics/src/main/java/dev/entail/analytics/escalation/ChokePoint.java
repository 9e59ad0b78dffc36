// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation;

/**
 * A relation that many cheapest paths to tier zero go along.
 *
 * @param hop the relation
 * @param carried how many identities' cheapest paths it carries, where an identity with several equally cheap ways
 *     counts for each with the share that goes there
 * @param share the part of all identities with a path, 0 to 1
 * @param cutOff how many identities lose every path to tier zero when it is cut
 */
public record ChokePoint(Hop hop, double carried, double share, long cutOff) {}
