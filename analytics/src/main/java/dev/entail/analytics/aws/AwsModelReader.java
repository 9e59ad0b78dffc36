// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.entail.analytics.EntityRef;
import dev.entail.analytics.aws.AwsModel.Account;
import dev.entail.analytics.aws.AwsPrincipal.Kind;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Snapshot;
import dev.entail.graph.source.aws.Arn;
import dev.entail.graph.source.aws.AwsIds;
import dev.entail.graph.source.aws.policy.Context;
import dev.entail.graph.source.aws.policy.NamedPolicy;
import dev.entail.graph.source.aws.policy.PolicyDocument;
import dev.entail.graph.source.aws.policy.PolicyException;
import dev.entail.graph.source.aws.policy.PolicySet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the AWS accounts of a graph. Principals with equal policies get the same policy set, compiled once. */
final class AwsModelReader {
    private final Map<String, EntityState> states;
    private final Map<String, Set<String>> groupsOf = new HashMap<>();
    private final Map<String, Set<String>> policiesOf = new HashMap<>();
    private final Map<String, AwsPolicy> policies = new TreeMap<>();
    private final Map<List<String>, PolicySet> policySets = new HashMap<>();
    private final Instant now;

    private AwsModelReader(Snapshot snapshot, Instant now) {
        this.now = now;
        states = snapshot.entities(
                EnumSet.of(EntityLabel.IDENTITY, EntityLabel.GROUP, EntityLabel.ROLE, EntityLabel.SCOPE));
        states.values()
                .removeIf(state -> state.text("provider").filter("aws"::equals).isEmpty());
        snapshot.relations(RelationKind.MEMBER_OF, relation -> link(groupsOf, relation.from(), relation.to()));
        snapshot.relations(RelationKind.HAS_ROLE, relation -> link(policiesOf, relation.from(), relation.to()));
    }

    static AwsModel read(Snapshot snapshot, Instant now) {
        return new AwsModelReader(snapshot, now).read();
    }

    private void link(Map<String, Set<String>> links, String from, String to) {
        if (states.containsKey(from) && states.containsKey(to)) {
            links.computeIfAbsent(from, any -> new TreeSet<>()).add(to);
        }
    }

    private AwsModel read() {
        each(EntityLabel.ROLE, state -> policies.put(state.id(), policy(state)));
        Map<String, AwsPrincipal> groups = new TreeMap<>();
        each(EntityLabel.GROUP, state -> groups.put(state.id(), principal(state, Kind.GROUP)));
        Map<String, AwsPrincipal> principals = new TreeMap<>();
        Map<String, EntityRef> outside = new TreeMap<>();
        each(EntityLabel.IDENTITY, state -> {
            Optional<Kind> kind = kind(state);
            if (kind.isPresent()) {
                principals.put(state.id(), principal(state, kind.get()));
            } else {
                outside.put(state.id(), ref(state));
            }
        });
        return new AwsModel(principals, groups, policies, outside, accounts(principals, groups), now);
    }

    private void each(EntityLabel label, java.util.function.Consumer<EntityState> work) {
        states.values().stream()
                .filter(state -> state.label() == label)
                .sorted(Comparator.comparing(EntityState::id))
                .forEach(work);
    }

    private static Optional<Kind> kind(EntityState state) {
        return switch (state.text("nativeType").orElse("")) {
            case "AWS::IAM::User" -> Optional.of(Kind.USER);
            case "AWS::IAM::Role" -> Optional.of(Kind.ROLE);
            default -> Optional.empty();
        };
    }

    private static EntityRef ref(EntityState state) {
        return new EntityRef(state.id(), state.displayName(), state.label());
    }

    private static AwsPolicy policy(EntityState state) {
        List<NamedPolicy> others = new ArrayList<>();
        for (String version : texts(state, "otherVersions")) {
            parse(state.id(), version).ifPresent(others::add);
        }
        String account = state.text("account").orElse("aws");
        boolean managed = state.text("nativeType")
                .filter("AWS::IAM::ManagedPolicy"::equals)
                .isPresent();
        return new AwsPolicy(
                state.id(),
                state.displayName(),
                account,
                state.text("document").flatMap(text -> parse(state.id(), text)),
                others,
                managed && !account.equals("aws"),
                state.sources().getFirst(),
                state.firstSeen());
    }

    private static Optional<NamedPolicy> parse(String name, String json) {
        try {
            return Optional.of(new NamedPolicy(name, PolicyDocument.parse(RecordCodec.JSON.readTree(json), name)));
        } catch (JsonProcessingException | PolicyException e) {
            return Optional.empty();
        }
    }

    private static List<String> texts(EntityState state, String property) {
        return state.properties().get(property) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private AwsPrincipal principal(EntityState state, Kind kind) {
        Arn arn = Arn.of(state.id()).orElseThrow();
        Map<String, String> held = held(state.id());
        List<String> unread = held.keySet().stream()
                .map(this::policyOf)
                .filter(policy -> policy.document().isEmpty())
                .map(AwsPolicy::name)
                .toList();
        Map<String, String> tags = new LinkedHashMap<>();
        texts(state, "tags")
                .forEach(tag -> tags.put(tag.substring(0, tag.indexOf('=')), tag.substring(tag.indexOf('=') + 1)));
        return new AwsPrincipal(
                ref(state),
                kind,
                arn.account(),
                arn.partition(),
                state.text("path").orElse("/"),
                policySet(held, state.text("permissionsBoundary")),
                held,
                unread,
                groupsOf.getOrDefault(state.id(), Set.of()),
                context(state, arn, kind, tags),
                state.text("trustPolicy").flatMap(text -> parse(state.id() + " trust policy", text)),
                Optional.ofNullable((Long) state.properties().get("accessKeys")),
                Optional.ofNullable((Boolean) state.properties().get("loginProfile")),
                !texts(state, "instanceProfiles").isEmpty(),
                tags,
                state.sources().getFirst(),
                state.firstSeen());
    }

    private AwsPolicy policyOf(String id) {
        return java.util.Objects.requireNonNull(policies.get(id), id);
    }

    private Map<String, String> held(String holder) {
        Map<String, String> held = new TreeMap<>();
        for (String group : groupsOf.getOrDefault(holder, Set.of())) {
            String name = java.util.Objects.requireNonNull(states.get(group)).displayName();
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
                .orElse(NamedPolicy.unknown(id));
    }

    private Context context(EntityState state, Arn arn, Kind kind, Map<String, String> tags) {
        Context context = Context.open(Map.of())
                .with("aws:PrincipalAccount", arn.account())
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

    private Map<String, Account> accounts(Map<String, AwsPrincipal> principals, Map<String, AwsPrincipal> groups) {
        Map<String, Account> accounts = new TreeMap<>();
        each(EntityLabel.SCOPE, state -> {
            String number = state.id().replace(AwsIds.account(""), "");
            accounts.put(
                    number,
                    new Account(
                            ref(state),
                            number,
                            new ArrayList<>(),
                            new ArrayList<>(),
                            new ArrayList<>(),
                            new ArrayList<>()));
        });
        principals
                .values()
                .forEach(principal -> Optional.ofNullable(accounts.get(principal.account()))
                        .ifPresent(account ->
                                (principal.kind() == Kind.USER ? account.users() : account.roles()).add(principal)));
        groups.values()
                .forEach(group -> Optional.ofNullable(accounts.get(group.account()))
                        .ifPresent(account -> account.groups().add(group)));
        policies.values().stream()
                .filter(AwsPolicy::customerManaged)
                .forEach(policy -> Optional.ofNullable(accounts.get(policy.account()))
                        .ifPresent(account -> account.customerPolicies().add(policy)));
        return accounts;
    }
}
