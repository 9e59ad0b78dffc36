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
import dev.entail.graph.projection.Estate;
import dev.entail.graph.source.aws.AwsIds;
import dev.entail.graph.source.aws.policy.NamedPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads the AWS accounts of a graph. */
final class AwsModelReader {
    private static final Set<EntityLabel> LABELS = EnumSet.of(
            EntityLabel.IDENTITY,
            EntityLabel.GROUP,
            EntityLabel.ROLE,
            EntityLabel.SCOPE,
            EntityLabel.RESOURCE,
            EntityLabel.SECRET,
            EntityLabel.WORKLOAD);

    private final AwsStates states;
    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, AwsPolicy> policies = new TreeMap<>();
    private final Alike alike = new Alike();
    private final Instant now;

    private AwsModelReader(Estate estate, Instant now) {
        this.now = now;
        states = new AwsStates(estate, LABELS);
        estate.relations(RelationKind.CONTAINS).forEach(relation -> {
            if (states.isScope(relation.from()) && states.isScope(relation.to())) {
                parents.put(relation.to(), relation.from());
            }
        });
    }

    static AwsModel read(Estate estate, Instant now) {
        AwsModelReader reader = new AwsModelReader(estate, now);
        return reader.read(
                new PrincipalReader(estate, reader.states, reader.policies, now),
                new ResourceReader(estate, reader.states, reader.alike));
    }

    private AwsModel read(PrincipalReader reader, ResourceReader resourceReader) {
        states.each(EntityLabel.ROLE, state -> policies.put(state.id(), policy(state)));
        Map<String, AwsPrincipal> groups = new TreeMap<>();
        states.each(EntityLabel.GROUP, state -> groups.put(state.id(), reader.principal(state, Kind.GROUP)));
        Map<String, AwsPrincipal> principals = new TreeMap<>();
        Map<String, EntityRef> outside = new TreeMap<>();
        states.each(EntityLabel.IDENTITY, state -> {
            switch (state.text("nativeType").orElse("")) {
                case "AWS::IAM::User" -> principals.put(state.id(), reader.principal(state, Kind.USER));
                case "AWS::IAM::Role" -> principals.put(state.id(), reader.principal(state, Kind.ROLE));
                case "AWS account root" -> {
                    // the account itself, whose own principals are those that count
                }
                default -> outside.put(state.id(), AwsStates.ref(state));
            }
        });
        Map<String, AwsResource> resources = resourceReader.read();
        Map<String, Account> accounts = accounts(principals, groups, resources);
        return new AwsModel(principals, groups, policies, outside, resources, accounts, controls(accounts), alike, now);
    }

    private AwsPolicy policy(EntityState state) {
        List<NamedPolicy> others = new ArrayList<>();
        for (String version : AwsStates.texts(state, "otherVersions")) {
            Documents.parse(state.id(), version).ifPresent(others::add);
        }
        String account = state.text("account").orElse("aws");
        boolean control = state.text("policyType").isPresent();
        boolean managed = state.text("nativeType")
                .filter("AWS::IAM::ManagedPolicy"::equals)
                .isPresent();
        state.text("document").ifPresent(text -> tell(state.id(), text, control));
        return new AwsPolicy(
                state.id(),
                state.displayName(),
                account,
                state.text("document")
                        .flatMap(text -> Documents.parse(state.id(), text))
                        .or(() -> Documents.wellKnown(state.id())),
                others,
                managed && !control && !account.equals("aws"),
                state.sources().getFirst(),
                state.firstSeen());
    }

    private void tell(String id, String document, boolean control) {
        if (!control) {
            alike.held(id, document);
            return;
        }
        try {
            alike.shared(RecordCodec.JSON.readTree(document));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The control policy " + id + " is damaged", e);
        }
    }

    private Map<String, Account> accounts(
            Map<String, AwsPrincipal> principals,
            Map<String, AwsPrincipal> groups,
            Map<String, AwsResource> resources) {
        Map<String, Account> accounts = new TreeMap<>();
        states.each(EntityLabel.SCOPE, state -> {
            if (state.id().startsWith(AwsIds.account(""))) {
                accounts.put(number(state), account(state));
            }
        });
        principals
                .values()
                .forEach(principal -> in(
                        accounts,
                        principal.account(),
                        account -> (principal.kind() == Kind.USER ? account.users() : account.roles()).add(principal)));
        groups.values()
                .forEach(group -> in(
                        accounts, group.account(), account -> account.groups().add(group)));
        policies.values().stream()
                .filter(AwsPolicy::customerManaged)
                .forEach(policy -> in(
                        accounts,
                        policy.account(),
                        account -> account.customerPolicies().add(policy)));
        resources
                .values()
                .forEach(resource -> in(
                        accounts,
                        resource.account(),
                        account -> account.resources()
                                .computeIfAbsent(resource.type(), any -> new ArrayList<>())
                                .add(resource)));
        return accounts;
    }

    private static void in(Map<String, Account> accounts, String number, java.util.function.Consumer<Account> work) {
        Account account = accounts.get(number);
        if (account != null) {
            work.accept(account);
        }
    }

    private static String number(EntityState account) {
        return account.id().substring(AwsIds.account("").length());
    }

    private static Account account(EntityState state) {
        return new Account(
                AwsStates.ref(state),
                number(state),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new TreeMap<>(),
                Set.copyOf(AwsStates.texts(state, "inventory")));
    }

    private ControlPolicies controls(Map<String, Account> accounts) {
        Map<String, String> scopes = new TreeMap<>();
        accounts.forEach((number, account) -> scopes.put(number, account.scope().id()));
        return ControlPolicies.of(
                new ControlPolicies.Hierarchy(states.of(EntityLabel.SCOPE), parents, policies), scopes);
    }
}
