// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import org.junit.jupiter.api.Test;

final class PeerOutliersTest {
    private static final String AT = "2026-03-01T00:00:00Z";

    private static Found found(String text) {
        return Found.by("creep.peer-outlier", AT, text);
    }

    private static String clerks(int count, String ann) {
        StringBuilder text = new StringBuilder("ann Identity kind=EMPLOYEE department=Finance jobTitle=Clerk\n");
        for (int number = 0; number < 8; number++) {
            text.append("r" + number + " Role\nann -HAS_ROLE-> r" + number + "\n");
        }
        for (int number = 0; number < 6; number++) {
            text.append("odd" + number + " Role\n");
        }
        for (int clerk = 0; clerk < count; clerk++) {
            text.append("c%1$d Identity kind=EMPLOYEE department=Finance jobTitle=Clerk\n".formatted(clerk));
            for (int number = 0; number < 8; number++) {
                text.append("c" + clerk + " -HAS_ROLE-> r" + number + "\n");
            }
        }
        return text + ann;
    }

    private static final String THREE = "ann -HAS_ROLE-> odd0\nann -HAS_ROLE-> odd1\nann -HAS_ROLE-> odd2\n";

    @Test
    void findsThreeGrantsThatNoPeerHas() {
        Found found = found(clerks(10, THREE));

        assertThat(found.only().title())
                .isEqualTo(
                        "ann holds 3 grants that its 10 peers of the department Finance and the job Clerk as EMPLOYEE do not have");
        assertThat(found.only().evidence().getFirst().summary()).contains("c0", "c1");
        assertThat(found.only().evidence().get(1).summary()).startsWith("0 of 10 peers have odd0");
        assertThat(found.only().evidence().get(1).detail())
                .containsKeys("peerShare", "rarity", "attributeDensity", "patternCoverage");
    }

    @Test
    void leavesOutOne() {
        assertThat(found(clerks(10, "ann -HAS_ROLE-> odd0\n")).all()).isEmpty();
    }

    @Test
    void givesNoVerdictWithoutPeers() {
        assertThat(found(clerks(4, THREE)).all()).isEmpty();
        assertThat(found(clerks(5, THREE)).subjects()).containsExactly("ann");
    }

    @Test
    void theLocationMayExplainWhatTheJobDoesNot() {
        StringBuilder there = new StringBuilder(THREE);
        for (int number = 0; number < 9; number++) {
            there.append("x%1$d Identity kind=EMPLOYEE location=Oslo\n".formatted(number));
            for (int odd = 0; odd < 3; odd++) {
                there.append("x" + number + " -HAS_ROLE-> odd" + odd + "\n");
            }
        }
        String text = clerks(10, there.toString()).replaceFirst("jobTitle=Clerk", "jobTitle=Clerk location=Oslo");

        assertThat(found(text).subjects()).doesNotContain("ann");
        assertThat(found(text.replaceFirst(" location=Oslo", "")).subjects()).contains("ann");
    }

    @Test
    void comparesMachinesWithThoseThatHoldMuchTheSame() {
        String text =
                clerks(10, THREE).replaceAll("kind=EMPLOYEE department=Finance jobTitle=Clerk", "kind=SERVICE_ACCOUNT");

        assertThat(found(text).only().title()).contains("10 peers of holding much the same");
    }

    @Test
    void whoHasLeftIsNoPeer() {
        assertThat(found(clerks(5, THREE)
                                .replaceFirst(
                                        "c0 Identity kind=EMPLOYEE", "c0 Identity kind=EMPLOYEE status=TERMINATED"))
                        .all())
                .isEmpty();
    }
}
