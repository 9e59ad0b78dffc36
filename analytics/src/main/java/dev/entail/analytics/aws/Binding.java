// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import dev.entail.analytics.aws.AwsModel.Account;
import dev.entail.analytics.escalation.technique.Precondition;
import dev.entail.analytics.escalation.technique.Technique;
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

    /** {@return each resource of the account that a precondition asks for, and that there may be others} */
    static List<Binding> ofResources(Technique technique, Account account) {
        Optional<Precondition.Resource> wanted = technique.preconditions().stream()
                .filter(Precondition.Resource.class::isInstance)
                .map(Precondition.Resource.class::cast)
                .findFirst();
        if (wanted.isEmpty()) {
            return List.of(NONE);
        }
        String type = wanted.get().type();
        String as = wanted.get().as();
        List<Binding> bindings = new ArrayList<>();
        for (AwsResource resource : account.resources(type)) {
            bindings.add(new Binding(as == null ? Map.of() : Map.of(as, resource.id()), Optional.of(true), false));
        }
        if (!account.inventory().contains(type)) {
            bindings.add(NONE);
        }
        return bindings;
    }
}
