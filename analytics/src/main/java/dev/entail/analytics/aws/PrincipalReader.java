// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import dev.entail.analytics.aws.AwsPrincipal.Kind;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.source.aws.Arn;
import dev.entail.graph.source.aws.policy.Context;
import dev.entail.graph.source.aws.policy.NamedPolicy;
import dev.entail.graph.source.aws.policy.PolicySet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads users, roles and groups. Those with equal policies get the same policy set, compiled once. */
final class PrincipalReader {
    private final AwsStates states;
    private final Map<String, AwsPolicy> policies;
    private final Instant now;
    private final Map<String, Set<String>> groupsOf = new HashMap<>();
    private final Map<String, Set<String>> policiesOf = new HashMap<>();
    private final Map<List<String>, PolicySet> policySets = new HashMap<>();

    PrincipalReader(Estate estate, AwsStates states, Map<String, AwsPolicy> policies, Instant now) {
        this.states = states;
        this.policies = policies;
        this.now = now;
        estate.relations(RelationKind.MEMBER_OF).forEach(relation -> link(groupsOf, relation.from(), relation.to()));
        estate.relations(RelationKind.HAS_ROLE).forEach(relation -> link(policiesOf, relation.from(), relation.to()));
    }

    private void link(Map<String, Set<String>> links, String from, String to) {
        if (states.get(from).isPresent() && states.get(to).isPresent()) {
            links.computeIfAbsent(from, any -> new TreeSet<>()).add(to);
        }
    }

    AwsPrincipal principal(EntityState state, Kind kind) {
        Arn arn = Arn.of(state.id()).orElseThrow();
        Map<String, String> held = held(state.id());
        List<AwsPolicy> unread = held.keySet().stream()
                .map(this::policyOf)
                .filter(policy -> policy.document().isEmpty())
                .toList();
        Map<String, String> tags = AwsStates.tags(state);
        return new AwsPrincipal(
                AwsStates.ref(state),
                kind,
                state.text("account").orElse(arn.account()),
                arn.partition(),
                state.text("path").orElse("/"),
                policySet(held, state.text("permissionsBoundary")),
                held,
                unread,
                groupsOf.getOrDefault(state.id(), Set.of()),
                context(state, arn, kind, tags),
                state.text("trustPolicy").flatMap(text -> Documents.parse(state.id() + " trust policy", text)),
                Optional.ofNullable((Long) state.properties().get("accessKeys")),
                Optional.ofNullable((Boolean) state.properties().get("loginProfile")),
                !AwsStates.texts(state, "instanceProfiles").isEmpty(),
                tags,
                state.sources().getFirst(),
                state.firstSeen());
    }

    private AwsPolicy policyOf(String id) {
        return Objects.requireNonNull(policies.get(id), id);
    }

    private Map<String, String> held(String holder) {
        Map<String, String> held = new TreeMap<>();
        for (String group : groupsOf.getOrDefault(holder, Set.of())) {
            String name = states.get(group).orElseThrow().displayName();
            policiesOf.getOrDefault(group, Set.of()).forEach(policy -> held.put(policy, name));
        }
        policiesOf.getOrDefault(holder, Set.of()).forEach(policy -> held.put(policy, ""));
        held.keySet().removeIf(policy -> !policies.containsKey(policy));
        return held;
    }

    private PolicySet policySet(Map<String, String> held, Optional<String> boundary) {
        List<String> key = new ArrayList<>(held.keySet());
        key.add("boundary:" + boundary.orElse(""));
        return policySets.computeIfAbsent(
                key,
                any -> PolicySet.of(
                        held.keySet().stream()
                                .flatMap(id -> policyOf(id).document().stream())
                                .toList(),
                        boundary.map(id -> List.of(boundary(id))).orElse(List.of())));
    }

    /** What a boundary that the data does not tell lets through is unknown, not nothing. */
    private NamedPolicy boundary(String id) {
        return Optional.ofNullable(policies.get(id))
                .flatMap(AwsPolicy::document)
                .or(() -> Documents.wellKnown(id))
                .orElse(NamedPolicy.unknown(id));
    }

    private Context context(EntityState state, Arn arn, Kind kind, Map<String, String> tags) {
        Context context = Context.open(Map.of())
                .with("aws:PrincipalAccount", state.text("account").orElse(arn.account()))
                .with("aws:PrincipalIsAWSService", "false")
                .with("aws:ViaAWSService", "false")
                .with("aws:SecureTransport", "true")
                .with("aws:TokenIssueTime", now.toString());
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            context = context.with("aws:PrincipalTag/" + tag.getKey(), tag.getValue());
        }
        return kind == Kind.USER
                ? context.with("aws:username", arn.name())
                        .with("aws:userid", state.text("userId").orElse(arn.name()))
                : context;
    }
}
