// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import dev.entail.graph.source.aws.policy.Requirement.All;
import dev.entail.graph.source.aws.policy.Requirement.Any;
import dev.entail.graph.source.aws.policy.Requirement.OneOf;
import dev.entail.graph.source.aws.policy.Requirement.Settled;
import java.util.ArrayList;
import java.util.List;

/** The evaluation of one request against every policy that concerns it. */
final class Evaluation {
    private final Facts facts;
    private final Caller caller;
    private final Grants grants;
    private final Surroundings surroundings;
    private final List<Tally> tallies = new ArrayList<>();

    Evaluation(Facts facts, Grants grants, Surroundings surroundings) {
        this.facts = facts;
        this.caller = facts.caller();
        this.grants = grants;
        this.surroundings = surroundings;
    }

    Decision decide() {
        List<Requirement> requirements = new ArrayList<>();
        controls(requirements);
        requirements.add(access());
        return new Verdict(facts, tallies).decide(new All(requirements));
    }

    private void controls(List<Requirement> requirements) {
        if (caller.isServiceLinkedRole()) {
            return;
        }
        levels(surroundings.resourceControlPolicies(), "resource control policies", requirements);
        if (caller.isInAccount()) {
            levels(surroundings.serviceControlPolicies(), "service control policies", requirements);
        }
    }

    private void levels(List<List<NamedPolicy>> levels, String name, List<Requirement> requirements) {
        for (int level = 0; level < levels.size(); level++) {
            Tally tally = tally(levels.get(level));
            int position = level;
            requirements.add(new OneOf(
                    tally.allows(),
                    false,
                    () -> "no statement of the " + name + " at level " + position + " allows it"));
        }
    }

    private Requirement access() {
        NamedPolicy policy = surroundings.resourcePolicy();
        Tally resource = policy == null ? Tally.EMPTY : tally(List.of(policy));
        if (!caller.isInAccount()) {
            return granted(resource.allows());
        }
        List<Requirement> limits = limits();
        Requirement own = within(identity(), limits);
        if (isCrossAccount()) {
            return new All(List.of(own, granted(resource.allows())));
        }
        boolean guarded = Guarded.is(facts.request(), grants.action());
        if (policy == null) {
            return guarded ? new All(List.of(granted(List.of()))) : own;
        }
        Requirement direct = granted(resource.allows(Standing.DIRECT));
        List<Hit> limitedHits = resource.allows(Standing.LIMITED);
        Requirement limited = within(granted(limitedHits), limits);
        Requirement delegated = guarded ? delegated(resource, own) : own;
        return new Any(limitedHits.isEmpty() ? List.of(delegated, direct) : List.of(limited, direct, delegated));
    }

    private Requirement delegated(Tally resource, Requirement own) {
        if (resource.allows().isEmpty()) {
            return granted(List.of());
        }
        return new All(List.of(granted(resource.allows(Standing.ACCOUNT)), own));
    }

    private Requirement granted(List<Hit> hits) {
        return new OneOf(hits, true, () -> "no statement of the resource's policy allows " + caller.id());
    }

    private Requirement identity() {
        Requirement identity = grants.identity(facts, tallies);
        return caller.kind() == Caller.Kind.ROOT ? Settled.GIVEN : identity;
    }

    private List<Requirement> limits() {
        if (caller.kind() == Caller.Kind.ROOT) {
            return List.of();
        }
        List<Requirement> limits = grants.limits(facts, tallies);
        if (!surroundings.sessionPolicies().isEmpty()) {
            Tally session = tally(surroundings.sessionPolicies());
            limits.add(new OneOf(session.allows(), false, () -> "no statement of the session policies allows it"));
        } else if (caller.kind() == Caller.Kind.FEDERATED_USER) {
            limits.add(new Settled(Truth.FALSE, "a federated user without a session policy has no permissions"));
        }
        return limits;
    }

    private boolean isCrossAccount() {
        return !facts.resourceAccount().equals(caller.account());
    }

    private Tally tally(List<NamedPolicy> policies) {
        Tally tally = Tally.of(Rule.of(policies, grants.action()), facts);
        tallies.add(tally);
        return tally;
    }

    private static Requirement within(Requirement grant, List<Requirement> limits) {
        if (limits.isEmpty()) {
            return grant;
        }
        List<Requirement> parts = new ArrayList<>(1 + limits.size());
        parts.add(grant);
        parts.addAll(limits);
        return new All(parts);
    }
}
