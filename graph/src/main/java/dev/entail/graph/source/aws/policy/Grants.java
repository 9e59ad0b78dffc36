// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The statements of a {@link PolicySet} that speak of one action. */
public final class Grants {
    private final String action;
    private final List<Rule> rules;
    private final List<List<Rule>> boundaries;
    private final boolean wildcardOnly;
    private final boolean none;
    private final boolean everything;
    private final List<String> allowedResourcePatterns;

    Grants(String lowerCaseAction, List<Rule> rules, List<List<Rule>> boundaries) {
        this.action = lowerCaseAction;
        this.rules = List.copyOf(rules);
        this.boundaries = boundaries.stream().map(List::copyOf).toList();
        this.wildcardOnly = WildcardActions.contains(lowerCaseAction);
        this.none = !anyAllows(this.rules) || !this.boundaries.stream().allMatch(Grants::anyAllows);
        this.everything =
                allowsEverything(this.rules) && this.boundaries.stream().allMatch(Grants::allowsEverything);
        this.allowedResourcePatterns = this.rules.stream()
                .filter(Rule::allows)
                .flatMap(rule -> patterns(rule.statement()).stream())
                .distinct()
                .toList();
    }

    /** {@return those of policies that are asked once, for which an index is not worth its making} */
    static Grants of(List<NamedPolicy> identityPolicies, List<NamedPolicy> boundaries, String action) {
        String lowerCaseAction = action.toLowerCase(Locale.ROOT);
        List<List<Rule>> limits = boundaries.stream()
                .map(boundary -> Rule.of(List.of(boundary), lowerCaseAction))
                .toList();
        return new Grants(lowerCaseAction, Rule.of(identityPolicies, lowerCaseAction), limits);
    }

    /** {@return whether no request for the action can be allowed, whatever its resource and context} */
    public boolean none() {
        return none;
    }

    /** {@return whether the action is allowed on every resource, without a condition, a deny or a limit} */
    public boolean unconditionallyEverything() {
        return everything;
    }

    /**
     * {@return the patterns of the Allow statements, as the policies write them} A statement with NotResource
     * contributes a star.
     */
    public List<String> allowedResourcePatterns() {
        return allowedResourcePatterns;
    }

    /**
     * {@return the decision of identity policies and boundaries alone} The resource's own policy, and so the owning
     * account, plays no part.
     */
    public Decision decide(Request request, Instant now) {
        Facts facts = facts(request, now);
        List<Tally> tallies = new ArrayList<>(1 + boundaries.size());
        Requirement requirement = requirement(facts, tallies);
        return new Verdict(facts, tallies).decide(requirement);
    }

    String action() {
        return action;
    }

    /** {@return what is known of a request for this action} */
    Facts facts(Request request, Instant now) {
        String resource = wildcardOnly ? WildcardActions.resource(action, request.principal()) : request.resource();
        return new Facts(request, resource, now, !boundaries.isEmpty());
    }

    /** {@return what identity policies and boundaries require} Their tallies are added to the list. */
    Requirement requirement(Facts facts, List<Tally> tallies) {
        Requirement identity = identity(facts, tallies);
        if (boundaries.isEmpty()) {
            return identity;
        }
        List<Requirement> parts = new ArrayList<>(2);
        parts.add(identity);
        parts.addAll(limits(facts, tallies));
        return new Requirement.All(parts);
    }

    Requirement identity(Facts facts, List<Tally> tallies) {
        Tally tally = Tally.of(rules, facts);
        tallies.add(tally);
        return new Requirement.OneOf(tally.allows(), Source.IDENTITY);
    }

    List<Requirement> limits(Facts facts, List<Tally> tallies) {
        List<Requirement> limits = new ArrayList<>(boundaries.size());
        for (List<Rule> boundary : boundaries) {
            Tally tally = Tally.of(boundary, facts);
            tallies.add(tally);
            limits.add(new Requirement.OneOf(tally.allows(), new Source(Source.Kind.BOUNDARY, limits.size())));
        }
        return limits;
    }

    private static boolean anyAllows(List<Rule> rules) {
        return rules.stream().anyMatch(Rule::allows);
    }

    private static boolean allowsEverything(List<Rule> rules) {
        return rules.stream().allMatch(Rule::allows)
                && rules.stream().anyMatch(rule -> rule.statement().isUnconditionalOnEverything());
    }

    private static List<String> patterns(Statement statement) {
        return statement.isNotResource() ? List.of("*") : statement.resourcePatterns();
    }
}
