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
        if (Unrestricted.isFree(caller, grants.action())) {
            return new Decision(Outcome.ALLOWED, List.of(), List.of());
        }
        List<Requirement> requirements = new ArrayList<>();
        controls(requirements);
        requirements.add(access());
        return new Verdict(facts, tallies).decide(new All(requirements));
    }

    private void controls(List<Requirement> requirements) {
        if (caller.isServiceLinkedRole()) {
            return;
        }
        if (ResourceControl.reaches(grants.action())) {
            levels(surroundings.resourceControlPolicies(), Source.Kind.RESOURCE_CONTROL, requirements);
        }
        if (caller.isInAccount()) {
            levels(surroundings.serviceControlPolicies(), Source.Kind.SERVICE_CONTROL, requirements);
        }
    }

    private void levels(List<List<NamedPolicy>> levels, Source.Kind kind, List<Requirement> requirements) {
        for (int level = 0; level < levels.size(); level++) {
            Tally tally = tally(levels.get(level));
            requirements.add(new OneOf(tally.allows(), new Source(kind, level)));
        }
    }

    private Requirement access() {
        if (Unrestricted.isClosedToRoot(caller, grants.action())) {
            return new Settled(Truth.FALSE, "an account's root user can assume no role", Source.IDENTITY.field());
        }
        List<NamedPolicy> policies = surroundings.ofResource();
        boolean guarded = Guarded.is(facts.resource(), grants.action());
        Tally resource = policies.isEmpty() ? Tally.EMPTY : resourceTally(policies);
        boolean untold = guarded
                && surroundings.resourcePolicy() == null
                && resource.allows().isEmpty();
        if (!caller.isInAccount()) {
            return untold ? untold() : granted(resource.allows());
        }
        List<Requirement> limits = limits();
        Requirement own = within(identity(), limits);
        if (untold) {
            return new All(List.of(own, untold()));
        }
        if (isCrossAccount()) {
            return new All(List.of(own, granted(resource.allows())));
        }
        return policies.isEmpty() ? own : withinAccount(resource, own, limits, guarded);
    }

    private Requirement untold() {
        return Settled.unknown(Guarded.must(facts.resource(), grants.action()));
    }

    private Tally resourceTally(List<NamedPolicy> policies) {
        boolean spared = !isCrossAccount() && Unrestricted.isSparedByBucketPolicy(caller, grants.action());
        return spared ? Tally.of(Rule.of(policies, grants.action()), facts) : tally(policies);
    }

    private Requirement withinAccount(Tally resource, Requirement own, List<Requirement> limits, boolean guarded) {
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
        return new OneOf(hits, Source.RESOURCE, caller.id());
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
            limits.add(new OneOf(session.allows(), Source.SESSION));
        } else if (caller.kind() == Caller.Kind.FEDERATED_USER) {
            limits.add(new Settled(
                    Truth.FALSE,
                    "a federated user without a session policy has no permissions",
                    Source.SESSION.field()));
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
