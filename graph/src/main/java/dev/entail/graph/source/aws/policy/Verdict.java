// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns what the policies say into a decision: an explicit deny wins over everything; without what is required the
 * answer is an implicit deny; an unknown on either side makes it conditional.
 */
final class Verdict {
    private final Facts facts;
    private final List<Tally> tallies;

    Verdict(Facts facts, List<Tally> tallies) {
        this.facts = facts;
        this.tallies = tallies;
    }

    Decision decide(Requirement requirement) {
        List<Because> because = new ArrayList<>(2);
        if (denies(Truth.TRUE, because)) {
            return new Decision(Outcome.EXPLICITLY_DENIED, because, List.of());
        }
        Truth allowed = requirement.truth();
        if (allowed == Truth.FALSE) {
            return refuse(requirement);
        }
        requirement.grants(because);
        boolean deniesPerhaps = denies(Truth.UNKNOWN, because);
        if (allowed == Truth.TRUE && !deniesPerhaps) {
            return new Decision(Outcome.ALLOWED, because, List.of());
        }
        return new Decision(
                Outcome.CONDITIONAL, because.stream().distinct().toList(), conditions(requirement, allowed));
    }

    private static Decision refuse(Requirement requirement) {
        List<String> blockers = new ArrayList<>();
        requirement.blockers(blockers);
        return new Decision(
                Outcome.IMPLICITLY_DENIED,
                List.of(),
                List.of(requirement.refusal()),
                blockers.stream().distinct().toList());
    }

    private boolean denies(Truth truth, List<Because> because) {
        boolean any = false;
        for (int i = 0; i < tallies.size(); i++) {
            List<Hit> denies = tallies.get(i).denies();
            for (int j = 0; j < denies.size(); j++) {
                Hit hit = denies.get(j);
                if (hit.truth() == truth) {
                    because.add(hit.rule().because());
                    any = true;
                }
            }
        }
        return any;
    }

    private List<String> conditions(Requirement requirement, Truth allowed) {
        List<String> texts = new ArrayList<>();
        if (allowed == Truth.UNKNOWN) {
            texts.addAll(requirement.conditions(facts));
        }
        for (Tally tally : tallies) {
            for (Hit hit : tally.denies()) {
                texts.add(hit.rule().statement().mustNot(facts));
            }
        }
        return texts.stream().distinct().toList();
    }
}
