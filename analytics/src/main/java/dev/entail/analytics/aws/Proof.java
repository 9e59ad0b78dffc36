// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import dev.entail.analytics.Evidence;
import dev.entail.graph.source.aws.policy.Because;

/** One thing that proves that something can be done. */
sealed interface Proof {
    /** A statement that decides on an action; whose it is in the end, the reader is told when it is shown. */
    record Statement(String action, String resource, Because because) implements Proof {}

    /** A fact of its own. */
    record Fact(Evidence evidence) implements Proof {}

    /** {@return what tells this proof from others, whatever resource it was asked about} */
    default Object gist() {
        return switch (this) {
            case Statement(String action, String _, Because because) -> java.util.List.of(action, because);
            case Fact(Evidence evidence) -> evidence.summary();
        };
    }
}
