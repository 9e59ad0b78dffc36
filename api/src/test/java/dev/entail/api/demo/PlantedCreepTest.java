// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of creep that shows without history has its planted example in the demo's last records. */
final class PlantedCreepTest {
    @ParameterizedTest
    @CsvSource({
        "creep.unused, quay:9310",
        "creep.peer-outlier, quay:9308",
        "creep.mover-residue, quay:9309",
        "creep.temporary-became-permanent, quay:9311",
        "creep.standing-privilege, quay:9312"
    })
    void isInTheDemo(String id, String subject) {
        assertThat(PlantedFindingsTest.subjects(id)).contains(subject);
    }
}
