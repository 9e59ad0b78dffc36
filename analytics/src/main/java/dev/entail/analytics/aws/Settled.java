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
record Settled(List<Evidence> evidence, List<String> conditions) {
    static final Settled YES = new Settled(List.of(), List.of());

    Settled {
        evidence = List.copyOf(evidence);
        conditions = conditions.stream().distinct().toList();
    }

    boolean isConfirmed() {
        return conditions.isEmpty();
    }

    Settled and(Settled other) {
        List<Evidence> proof = new ArrayList<>(evidence);
        proof.addAll(other.evidence);
        List<String> open = new ArrayList<>(conditions);
        open.addAll(other.conditions);
        return new Settled(proof, open);
    }

    Settled onlyIf(String condition) {
        List<String> open = new ArrayList<>(conditions);
        open.add(condition);
        return new Settled(evidence, open);
    }

    Settled with(Evidence more) {
        List<Evidence> proof = new ArrayList<>(evidence);
        proof.add(more);
        return new Settled(proof, conditions);
    }
}
