// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Evidence;
import dev.entail.analytics.Found;
import org.junit.jupiter.api.Test;

final class MoverResidueTest {
    private static final String AT = "2026-03-01T00:00:00Z";

    private static Found found(String text) {
        return Found.by("creep.mover-residue", AT, text);
    }

    /** Six in sales with the role pipeline, six in finance with ledger; ann came from sales to finance. */
    private static String company(String ann) {
        StringBuilder text = new StringBuilder("pipeline Role\nledger Role\n");
        for (int number = 0; number < 6; number++) {
            text.append("s%1$d Identity kind=EMPLOYEE department=Sales jobTitle=Seller\n".formatted(number));
            text.append("f%1$d Identity kind=EMPLOYEE department=Finance jobTitle=Clerk\n".formatted(number));
            text.append("s%1$d -HAS_ROLE-> pipeline\nf%1$d -HAS_ROLE-> ledger\n".formatted(number));
        }
        return text + """
                ann Identity kind=EMPLOYEE department=Finance jobTitle=Clerk
                ann -HAS_ROLE-> ledger grantedAt=2025-09-01T00:00:00Z
                moved Event kind=MOVED at=2025-09-01T00:00:00Z detail="department: Sales -> Finance; jobTitle: Seller -> Clerk"
                moved -ABOUT-> ann
                """ + ann;
    }

    @Test
    void findsWhatWasKept() {
        Found found = found(company("ann -HAS_ROLE-> pipeline grantedAt=2025-08-31T23:59:59Z"));

        assertThat(found.only().title()).isEqualTo("ann kept 1 grant from before the move of 2025-09-01T00:00:00Z");
        assertThat(found.only().evidence())
                .extracting(Evidence::summary)
                .anySatisfy(text -> assertThat(text).contains("pipeline", "100 % of the old peers", "0 % of the new"));
    }

    @Test
    void leavesOutWhatWasGivenWithTheMoveOrLater() {
        assertThat(found(company("ann -HAS_ROLE-> pipeline grantedAt=2025-09-01T00:00:00Z"))
                        .all())
                .isEmpty();
    }

    @Test
    void leavesOutWhatWasCertifiedSince() {
        assertThat(found(
                                company(
                                        "ann -HAS_ROLE-> pipeline grantedAt=2025-01-01T00:00:00Z certifiedAt=2025-09-02T00:00:00Z"))
                        .all())
                .isEmpty();
        assertThat(found(
                                company(
                                        "ann -HAS_ROLE-> pipeline grantedAt=2025-01-01T00:00:00Z certifiedAt=2025-08-02T00:00:00Z"))
                        .all())
                .hasSize(1);
    }

    @Test
    void findsWhatComesThroughAGroup() {
        assertThat(found(company("""
                sellers Group
                sellers -HAS_ROLE-> pipeline
                ann -MEMBER_OF-> sellers
                """)).subjects()).containsExactly("ann");
    }

    @Test
    void leavesOutWhatIsTypicalOfTheNewJobToo() {
        StringBuilder all = new StringBuilder("ann -HAS_ROLE-> pipeline grantedAt=2025-01-01T00:00:00Z\n");
        for (int number = 0; number < 3; number++) {
            all.append("f" + number + " -HAS_ROLE-> pipeline\n");
        }
        assertThat(found(company(all.toString())).all()).isEmpty();
    }

    @Test
    void concludesTheOldJobWhereTheEventDoesNotNameIt() {
        String text = company("ann -HAS_ROLE-> pipeline grantedAt=2025-01-01T00:00:00Z\n"
                        + "ann -HAS_ROLE-> forecast grantedAt=2025-01-01T00:00:00Z\nforecast Role\n"
                        + "s0 -HAS_ROLE-> forecast\ns1 -HAS_ROLE-> forecast\ns2 -HAS_ROLE-> forecast\n")
                .replaceAll(" detail=\"[^\"]*\"", "");

        assertThat(found(text).only().evidence().getFirst().summary()).contains("concluded from the grants");
    }
}
