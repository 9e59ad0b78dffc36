// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation;

import dev.entail.analytics.EntityRef;
import java.util.List;

/**
 * A way from one node to another along which privilege can be gained, with the proof of each step.
 *
 * @param id the same for the same hops in every version of the graph
 * @param weight the sum of the efforts of the steps
 * @param explanation the path as one readable paragraph
 */
public record EscalationPath(String id, List<Hop> hops, double weight, String explanation) {
    public EscalationPath {
        hops = List.copyOf(hops);
        if (hops.isEmpty()) {
            throw new IllegalArgumentException("a path has at least one hop");
        }
    }

    public EntityRef source() {
        return hops.getFirst().from();
    }

    public EntityRef target() {
        return hops.getLast().to();
    }

    public int length() {
        return hops.size();
    }

    public Confidence confidence() {
        return hops.stream().allMatch(hop -> hop.confidence() == Confidence.CONFIRMED)
                ? Confidence.CONFIRMED
                : Confidence.CONDITIONAL;
    }

    public List<String> conditions() {
        return hops.stream()
                .flatMap(hop -> hop.conditions().stream())
                .distinct()
                .toList();
    }

    /** {@return whether at least two steps are inheritance} */
    public boolean isInherited() {
        return hops.stream().filter(Hop::isInheritance).count() >= 2;
    }
}
