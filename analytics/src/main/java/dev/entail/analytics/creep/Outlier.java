// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import java.util.List;

/**
 * How an identity stands among its peers.
 *
 * @param group its peers
 * @param peers how many they are
 * @param byAttributes whether they are so by department and job, not by what they hold
 * @param unexpected what it was given and they do not have
 * @param distance how far what it holds is from what is typical of them, 0 to 1
 * @param usualDistance the median of the peers' own distance
 * @param usualUnexpected what the lesser half of the peers were given unexpectedly, on average
 * @param score 0 to 1
 */
record Outlier(
        PeerGroup group,
        int peers,
        boolean byAttributes,
        List<Unexpected> unexpected,
        double distance,
        double usualDistance,
        double usualUnexpected,
        double score) {
    /**
     * A grant that brings what peers do not have.
     *
     * @param anomaly of what it brings, the worst
     * @param peersWith how many of the peers hold that
     */
    record Unexpected(Grant grant, Entitlement entitlement, Anomaly anomaly, int peersWith, double score) {}

    /** {@return the part that unexpected grants have in the score} */
    static double byGrants(double unexpected, double usual, double scale) {
        return 1 - Math.exp(-Math.max(0, unexpected - usual) / scale);
    }

    /** {@return the part that the distance from peers has in the score; small distances hardly count} */
    static double byDistance(double distance, double usual) {
        double excess = usual >= 1 ? 0 : Math.max(0, distance - usual) / (1 - usual);
        return excess * excess;
    }
}
