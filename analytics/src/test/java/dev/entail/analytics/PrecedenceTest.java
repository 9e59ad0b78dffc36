// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the contract puts first among findings of equal risk is put there by its analyses. */
final class PrecedenceTest {
    private static final Map<String, Precedence> CONTRACT = Map.of(
            "secret.shared", Precedence.SHARED_ACCOUNT,
            "nhi.reused", Precedence.SHARED_ACCOUNT,
            "nhi.used-by-human", Precedence.SHARED_ACCOUNT,
            "secret.long-lived", Precedence.LONG_LIVED_TOKEN,
            "secret.not-rotated", Precedence.LONG_LIVED_TOKEN,
            "secret.outside-vault", Precedence.OUTSIDE_VAULT,
            "secret.orphaned", Precedence.ORPHANED_CREDENTIAL,
            "lifecycle.leaver-credentials", Precedence.ORPHANED_CREDENTIAL,
            "ownership.departed", Precedence.ORPHANED_CREDENTIAL);

    @Test
    void isThatOfTheContract() {
        assertThat(Analyses.all())
                .allSatisfy(analysis -> assertThat(analysis.precedence())
                        .as(analysis.id())
                        .isEqualTo(CONTRACT.getOrDefault(analysis.id(), Precedence.REST)));
    }

    @Test
    void hasAPlaceForEach() {
        assertThat(Precedence.values())
                .extracting(Precedence::place)
                .doesNotHaveDuplicates()
                .isSorted();
    }
}
