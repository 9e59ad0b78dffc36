// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import dev.entail.analytics.Evidence;
import java.util.ArrayList;
import java.util.List;

/**
 * That something can be done, with what proves it and what must hold besides.
 *
 * @param conditions what the data cannot settle, empty where all is settled
 */
record Settled(List<Proof> proofs, List<String> conditions) {
    static final Settled YES = new Settled(List.of(), List.of());

    Settled {
        proofs = proofs.stream().distinct().toList();
        conditions = conditions.stream().distinct().toList();
    }

    boolean isConfirmed() {
        return conditions.isEmpty();
    }

    Settled and(Settled other) {
        if (other.proofs.isEmpty() && other.conditions.isEmpty()) {
            return this;
        }
        List<Proof> proof = new ArrayList<>(proofs);
        proof.addAll(other.proofs);
        List<String> open = new ArrayList<>(conditions);
        open.addAll(other.conditions);
        return new Settled(proof, open);
    }

    Settled onlyIf(String condition) {
        return and(new Settled(List.of(), List.of(condition)));
    }

    Settled with(Evidence more) {
        return and(new Settled(List.of(new Proof.Fact(more)), List.of()));
    }

    /** {@return the conditions alone} */
    Settled withoutProof() {
        return new Settled(List.of(), conditions);
    }
}
