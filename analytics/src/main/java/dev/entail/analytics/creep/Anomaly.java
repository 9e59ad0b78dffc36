// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

/**
 * How little an entitlement fits who holds it.
 *
 * @param share the share of the peers that hold it
 * @param rarity how rare it is among all, 0 held by all to 1 held by one, on a scale of orders of magnitude
 * @param density how the share among the peers compares with that among all; 1 where it is as common there or more
 * @param coverage the share of those who hold much the same that hold it
 * @param score the weighted mean of what speaks against it, 0 to 1
 */
record Anomaly(double share, double rarity, double density, double coverage, double score) {
    static Anomaly of(double share, double overall, int population, double coverage, Sensitivity weights) {
        double rarity = population < 2 ? 0 : Math.min(1, Math.log(1 / overall) / Math.log(population));
        double density = Math.min(1, share / overall);
        double score = weights.mean(1 - share, rarity, 1 - density, 1 - coverage);
        return new Anomaly(share, rarity, density, coverage, score);
    }
}
