// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import java.util.ArrayList;
import java.util.List;

/** What the rules of one group of policies say of one request. */
final class Tally {
    static final Tally EMPTY = new Tally();

    private List<Hit> allows = List.of();
    private List<Hit> denies = List.of();

    private Tally() {}

    /** {@return the tally of rules whose action matches} */
    static Tally of(List<Rule> rules, Facts facts) {
        Tally tally = new Tally();
        for (int i = 0; i < rules.size(); i++) {
            tally.add(rules.get(i), facts);
        }
        return tally;
    }

    private void add(Rule rule, Facts facts) {
        Standing standing = rule.statement().standing(facts);
        if (standing == Standing.NONE) {
            return;
        }
        Truth truth = rule.statement().test(facts);
        if (truth == Truth.FALSE) {
            return;
        }
        Hit hit = new Hit(rule, truth, standing);
        if (rule.allows()) {
            allows = plus(allows, hit);
        } else {
            denies = plus(denies, hit);
        }
    }

    private static List<Hit> plus(List<Hit> hits, Hit hit) {
        List<Hit> more = hits.isEmpty() ? new ArrayList<>(4) : hits;
        more.add(hit);
        return more;
    }

    List<Hit> allows() {
        return allows;
    }

    List<Hit> allows(Standing standing) {
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < allows.size(); i++) {
            if (allows.get(i).standing() == standing) {
                hits.add(allows.get(i));
            }
        }
        return hits;
    }

    List<Hit> denies() {
        return denies;
    }
}
