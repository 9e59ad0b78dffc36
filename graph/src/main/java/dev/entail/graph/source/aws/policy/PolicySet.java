// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A principal's identity policies and permissions boundaries, compiled together; principals with equal policies share
 * one.
 *
 * <p>Statements are indexed by the service that their actions name, and what matches an action is kept, so that asking
 * again costs one look-up. Immutable but for that memory, and safe for use by many threads.
 */
public final class PolicySet {
    private final List<NamedPolicy> identityPolicies;
    private final List<NamedPolicy> boundaries;
    private final int hash;
    private final List<Rule> rules;
    private final Map<String, List<Rule>> rulesOfService;
    private final List<Rule> rulesOfAnyService;
    private final Map<String, Grants> grants = new ConcurrentHashMap<>();

    private PolicySet(List<NamedPolicy> identityPolicies, List<NamedPolicy> boundaries) {
        this.identityPolicies = List.copyOf(identityPolicies);
        this.boundaries = List.copyOf(boundaries);
        this.hash = 31 * this.identityPolicies.hashCode() + this.boundaries.hashCode();
        this.rules = Rule.of(this.identityPolicies);
        this.rulesOfAnyService = rules.stream()
                .filter(rule -> rule.statement().actions().services().isEmpty())
                .toList();
        this.rulesOfService = byService(rules);
    }

    /**
     * {@return the set of some policies}
     *
     * @param identityPolicies those of the principal itself and of its groups
     * @param boundaries what limits them; each of them has to allow a request
     */
    public static PolicySet of(List<NamedPolicy> identityPolicies, List<NamedPolicy> boundaries) {
        return new PolicySet(identityPolicies, boundaries);
    }

    /** {@return the statements whose action matches} */
    public Grants forAction(String action) {
        Grants known = grants.get(action);
        return known != null ? known : grants.computeIfAbsent(action, this::match);
    }

    /** {@return this set with one identity policy more} */
    public PolicySet with(NamedPolicy extra) {
        List<NamedPolicy> more =
                Stream.concat(identityPolicies.stream(), Stream.of(extra)).toList();
        return new PolicySet(more, boundaries);
    }

    /** {@return this set without the identity policies of a name} Boundaries stay. */
    public PolicySet without(String policyName) {
        List<NamedPolicy> fewer = identityPolicies.stream()
                .filter(policy -> !policy.name().equals(policyName))
                .toList();
        return new PolicySet(fewer, boundaries);
    }

    /** {@return the policies that grant, in their order} */
    public List<NamedPolicy> identityPolicies() {
        return identityPolicies;
    }

    /** {@return the policies that limit, in their order} */
    public List<NamedPolicy> boundaries() {
        return boundaries;
    }

    private Grants match(String action) {
        String lowerCaseAction = action.toLowerCase(Locale.ROOT);
        String service = lowerCaseAction.substring(0, Math.max(0, lowerCaseAction.indexOf(':')));
        List<Rule> matching = rulesOfService.getOrDefault(service, rulesOfAnyService).stream()
                .filter(rule -> rule.statement().actions().matches(lowerCaseAction))
                .toList();
        List<List<Rule>> limits = boundaries.stream()
                .map(boundary -> Rule.of(List.of(boundary), lowerCaseAction))
                .toList();
        return new Grants(lowerCaseAction, matching, limits);
    }

    private static Map<String, List<Rule>> byService(List<Rule> rules) {
        Map<String, List<Rule>> index = new HashMap<>();
        for (Rule rule : rules) {
            rule.statement().actions().services().orElse(Set.of()).forEach(service -> index.put(service, List.of()));
        }
        index.replaceAll((service, none) -> ofService(rules, service));
        return index;
    }

    private static List<Rule> ofService(List<Rule> rules, String service) {
        List<Rule> matching = new ArrayList<>();
        for (Rule rule : rules) {
            Optional<Set<String>> services = rule.statement().actions().services();
            if (services.isEmpty() || services.get().contains(service)) {
                matching.add(rule);
            }
        }
        return matching;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof PolicySet that
                        && hash == that.hash
                        && identityPolicies.equals(that.identityPolicies)
                        && boundaries.equals(that.boundaries));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return Stream.concat(identityPolicies.stream(), boundaries.stream())
                .map(NamedPolicy::name)
                .toList()
                .toString();
    }
}
