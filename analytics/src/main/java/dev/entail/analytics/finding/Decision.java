// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.finding;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** What a person decides about findings. */
public sealed interface Decision {
    /** {@return who decides} */
    String by();

    Instant at();

    /** {@return why, in words} */
    String note();

    /** {@return where findings stand afterwards} */
    FindingStatus to();

    /** {@return where findings stand that this can be decided about} */
    Set<FindingStatus> from();

    /** That somebody knows of it. */
    record Acknowledge(String note, String by, Instant at) implements Decision {
        @Override
        public FindingStatus to() {
            return FindingStatus.ACKNOWLEDGED;
        }

        @Override
        public Set<FindingStatus> from() {
            return EnumSet.of(FindingStatus.OPEN, FindingStatus.ACKNOWLEDGED);
        }
    }

    /**
     * That it is accepted until a time.
     *
     * @param approver the id of the person who answers for it
     */
    record Except(String approver, String reason, Instant until, String by, Instant at) implements Decision {
        @Override
        public String note() {
            return "Approved by %s until %s: %s".formatted(approver, until, reason);
        }

        @Override
        public FindingStatus to() {
            return FindingStatus.EXCEPTED;
        }

        @Override
        public Set<FindingStatus> from() {
            return EnumSet.of(FindingStatus.OPEN, FindingStatus.ACKNOWLEDGED, FindingStatus.EXCEPTED);
        }
    }

    /** That what was decided before no longer holds. */
    record Reopen(String note, String by, Instant at) implements Decision {
        @Override
        public FindingStatus to() {
            return FindingStatus.OPEN;
        }

        @Override
        public Set<FindingStatus> from() {
            return EnumSet.of(FindingStatus.ACKNOWLEDGED, FindingStatus.EXCEPTED);
        }
    }
}
