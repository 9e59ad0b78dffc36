// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a policy, compiled: its patterns, variables and conditions are ready to be matched.
 *
 * @param index its position in the document, from 0
 * @param principals null in a policy of an identity, where the principal goes without saying
 */
public record Statement(
        @Nullable String sid,
        int index,
        Effect effect,
        ActionMatcher actions,
        ResourceMatcher resources,
        @Nullable PrincipalMatcher principals,
        List<Condition> conditions) {
    public Statement {
        conditions = List.copyOf(conditions);
    }

    /** {@return the texts of the Action element, or of NotAction where {@link #isNotAction}} */
    public List<String> actionPatterns() {
        return actions.patterns();
    }

    /** {@return whether the statement lists the actions that it leaves out} */
    public boolean isNotAction() {
        return actions.negated();
    }

    /** {@return the texts of the Resource element, or of NotResource where {@link #isNotResource}} */
    public List<String> resourcePatterns() {
        return resources.patterns();
    }

    /** {@return whether the statement lists the resources that it leaves out} */
    public boolean isNotResource() {
        return resources.negated();
    }

    /** {@return whether the statement applies under conditions only} */
    public boolean isConditional() {
        return !conditions.isEmpty();
    }

    /** {@return whether its document is known} */
    boolean isSettled() {
        return conditions.stream().noneMatch(Unsettled.class::isInstance);
    }

    Standing standing(Facts facts) {
        if (principals == null || (effect == Effect.DENY && principals.negated() && facts.isBounded())) {
            return Standing.DIRECT;
        }
        return principals.match(facts.caller());
    }

    /** {@return whether resource and conditions match, given that action and principal do} */
    Truth test(Facts facts) {
        Truth result = resources.test(facts.resource(), facts);
        for (int i = 0; i < conditions.size() && result != Truth.FALSE; i++) {
            result = result.and(conditions.get(i).test(facts));
        }
        return result;
    }

    boolean isUnconditionalOnEverything() {
        return conditions.isEmpty() && resources.isEverything();
    }

    /** {@return what has to be true for the statement to apply, of that which is unknown} */
    List<String> must(Facts facts) {
        List<String> texts = new ArrayList<>();
        if (resources.test(facts.resource(), facts) == Truth.UNKNOWN) {
            texts.add(resources.must(facts));
        }
        for (Condition condition : conditions) {
            if (condition.test(facts) == Truth.UNKNOWN) {
                texts.add(condition.must());
            }
        }
        return texts;
    }

    /** {@return what has to be true for the statement not to apply} */
    String mustNot(Facts facts) {
        List<String> texts = new ArrayList<>();
        if (resources.test(facts.resource(), facts) == Truth.UNKNOWN) {
            texts.add(resources.mustNot(facts));
        }
        for (Condition condition : conditions) {
            if (condition.test(facts) == Truth.UNKNOWN) {
                texts.add(condition.mustNot());
            }
        }
        return String.join(", or ", texts);
    }
}
