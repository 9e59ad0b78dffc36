// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Descriptor;

/** The published weights and thresholds of the comparison with peers. */
record Sensitivity(
        double rare,
        double typical,
        double explained,
        double byPeers,
        double overall,
        double byDensity,
        double byCoverage,
        double halfway,
        double score) {
    static Sensitivity of(AnalysisContext context) {
        Descriptor about = PeerOutliers.ABOUT;
        return new Sensitivity(
                context.setting(about, "rare"),
                context.setting(about, "typical"),
                context.setting(about, "explained"),
                context.setting(about, "weightPeers"),
                context.setting(about, "weightRarity"),
                context.setting(about, "weightDensity"),
                context.setting(about, "weightCoverage"),
                context.setting(about, "scale"),
                context.setting(about, "score"));
    }

    double mean(double peers, double rarity, double density, double coverage) {
        double all = byPeers + overall + byDensity + byCoverage;
        double sum = byPeers * peers + overall * rarity + byDensity * density + byCoverage * coverage;
        return all == 0 ? 0 : sum / all;
    }
}
