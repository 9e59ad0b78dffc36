// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import dev.entail.analytics.escalation.technique.Precondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The thing of an account that a technique's name stands for.
 *
 * @param exists whether such a thing is there, empty where the data does not tell
 */
record Binding(Map<String, String> names, Optional<Boolean> exists, boolean policy) {
    static final Binding NONE = new Binding(Map.of(), Optional.empty(), false);

    static Binding of(Precondition.AttachedPolicy attached, String policy) {
        return new Binding(Map.of(attached.as(), policy), Optional.empty(), true);
    }

    /**
     * {@return the resource of the account that a precondition asks for and that the actor may use best, and that there
     * may be one unseen}
     */
    static List<Binding> ofResources(Attempt attempt) {
        Optional<Precondition.Resource> wanted = attempt.technique().preconditions().stream()
                .filter(Precondition.Resource.class::isInstance)
                .map(Precondition.Resource.class::cast)
                .findFirst();
        if (wanted.isEmpty()) {
            return List.of(NONE);
        }
        List<Binding> bindings = new ArrayList<>();
        String as = wanted.get().as();
        if (as != null && attempt.use().dependsOnTarget(as)) {
            attempt.account().resources(wanted.get().type()).forEach(resource -> bindings.add(of(as, resource)));
        } else {
            best(attempt, wanted.get()).ifPresent(bindings::add);
        }
        if (!attempt.account().inventory().contains(wanted.get().type())) {
            bindings.add(NONE);
        }
        return bindings;
    }

    private static Optional<Binding> best(Attempt attempt, Precondition.Resource wanted) {
        String as = wanted.as();
        Optional<Binding> best = Optional.empty();
        for (AwsResource resource : attempt.account().resources(wanted.type())) {
            if (as == null) {
                return Optional.of(new Binding(Map.of(), Optional.of(true), false));
            }
            Binding binding = of(as, resource);
            Optional<Settled> may =
                    attempt.use().onNamed(as, binding.names(), attempt.account().number());
            if (may.isPresent() && may.get().isConfirmed()) {
                return Optional.of(binding);
            }
            best = best.isPresent() || may.isEmpty() ? best : Optional.of(binding);
        }
        return best;
    }

    private static Binding of(String as, AwsResource resource) {
        return new Binding(Map.of(as, resource.id()), Optional.of(true), false);
    }
}
