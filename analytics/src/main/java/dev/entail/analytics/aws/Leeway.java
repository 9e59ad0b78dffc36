// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import dev.entail.analytics.aws.AwsModel.Account;
import dev.entail.graph.source.aws.policy.Outcome;
import dev.entail.graph.source.aws.policy.PolicySet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the service control policies of an account leave to somebody in it. What they deny to everybody, such as making
 * users where people come by a sign-in of their own, no administrator of the account has either.
 */
final class Leeway {
    private static final PolicySet EVERYTHING = PolicySet.of(List.of(Documents.EVERYTHING), List.of());

    private final AwsModel model;
    private final PermissionCheck check;
    private final Map<String, Boolean> known = new HashMap<>();

    Leeway(AwsModel model, PermissionCheck check) {
        this.model = model;
        this.check = check;
    }

    /** {@return whether some principal of the account could do it, if its own policies allowed everything} */
    boolean leaves(String account, String action, String resource) {
        if (model.controls().ofPrincipals(account).isEmpty()) {
            return true;
        }
        return known.computeIfAbsent(account + " " + action, any -> isLeftToSomebody(account, action, resource));
    }

    private boolean isLeftToSomebody(String number, String action, String resource) {
        Account account = model.accounts().get(number);
        return account != null
                && Stream.concat(account.users().stream(), account.roles().stream())
                        .anyMatch(who -> mayIfAllowed(who, action, resource));
    }

    private boolean mayIfAllowed(AwsPrincipal who, String action, String resource) {
        Outcome outcome = check.decide(who, EVERYTHING, action, resource, who.context(), null)
                .outcome();
        return outcome == Outcome.ALLOWED || outcome == Outcome.CONDITIONAL;
    }
}
