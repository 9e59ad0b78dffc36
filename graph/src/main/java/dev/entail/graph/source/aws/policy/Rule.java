// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import java.util.ArrayList;
import java.util.List;

/** A statement and the name of the policy that it stands in. */
record Rule(String policy, Statement statement) {
    static List<Rule> of(NamedPolicy policy) {
        return policy.document().statements().stream()
                .map(statement -> new Rule(policy.name(), statement))
                .toList();
    }

    static List<Rule> of(List<NamedPolicy> policies) {
        return policies.stream().flatMap(policy -> of(policy).stream()).toList();
    }

    /** {@return the rules of policies whose action matches} */
    static List<Rule> of(List<NamedPolicy> policies, String lowerCaseAction) {
        List<Rule> rules = new ArrayList<>();
        for (NamedPolicy policy : policies) {
            for (Statement statement : policy.document().statements()) {
                if (statement.actions().matches(lowerCaseAction)) {
                    rules.add(new Rule(policy.name(), statement));
                }
            }
        }
        return rules;
    }

    boolean allows() {
        return statement.effect() == Effect.ALLOW;
    }

    Because because() {
        return new Because(policy, statement.index(), statement.sid(), statement.effect());
    }
}
