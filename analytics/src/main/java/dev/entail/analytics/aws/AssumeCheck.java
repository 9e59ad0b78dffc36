// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.analytics.escalation.technique.Target;
import dev.entail.graph.source.aws.policy.Context;
import dev.entail.graph.source.aws.policy.Decision;
import dev.entail.graph.source.aws.policy.Evaluator;
import dev.entail.graph.source.aws.policy.NamedPolicy;
import dev.entail.graph.source.aws.policy.Outcome;
import dev.entail.graph.source.aws.policy.PolicySet;
import dev.entail.graph.source.aws.policy.Request;
import dev.entail.graph.source.aws.policy.Surroundings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds for each principal the roles that it can assume, looking only at those that a role's trust policy can mean. */
final class AssumeCheck {
    static final String ASSUME = "sts:AssumeRole";

    private final AwsModel model;
    private final PermissionCheck check;
    private final TrustIndex trusts;
    private final Map<String, Map<String, Settled>> byPrincipal = new HashMap<>();
    private final Map<String, Holders> holders = new HashMap<>();
    private final Map<String, List<AwsPrincipal>> byService = new HashMap<>();
    private final Map<String, Map<String, Boolean>> trusted = new HashMap<>();

    AssumeCheck(AwsModel model, PermissionCheck check, TrustIndex trusts) {
        this.model = model;
        this.check = check;
        this.trusts = trusts;
        model.principals()
                .values()
                .forEach(who -> holders.computeIfAbsent(who.account(), any -> new Holders())
                        .add(who));
        model.principals().values().stream()
                .filter(role -> role.trust().isPresent())
                .forEach(this::read);
    }

    private void read(AwsPrincipal role) {
        Map<Alike.Key, Optional<Settled>> ofAlike = new HashMap<>();
        boolean shared = !trusts.isPersonal(role);
        for (AwsPrincipal candidate : candidates(role)) {
            if (candidate.id().equals(role.id())) {
                continue;
            }
            Optional<Settled> settled = shared
                    ? ofAlike.computeIfAbsent(model.alike().of(candidate), any -> decide(candidate, role))
                    : decide(candidate, role);
            settled.ifPresent(so -> byPrincipal
                    .computeIfAbsent(candidate.id(), any -> new LinkedHashMap<>())
                    .put(role.id(), so));
        }
    }

    private Set<AwsPrincipal> candidates(AwsPrincipal role) {
        Set<AwsPrincipal> candidates = new LinkedHashSet<>();
        for (String named : trusts.of(role)) {
            Optional<String> account = TrustIndex.account(named);
            if (named.equals("*")) {
                holders.values().forEach(any -> any.of(role, candidates));
            } else if (account.isPresent()) {
                Optional.ofNullable(holders.get(account.get())).ifPresent(any -> any.of(role, candidates));
            } else {
                model.principal(named).ifPresent(candidates::add);
            }
        }
        return candidates;
    }

    /** The principals of an account by what their policies let them assume, so that few are looked at for each role. */
    private static final class Holders {
        private final Map<String, List<AwsPrincipal>> exact = new HashMap<>();
        private final Map<String, List<AwsPrincipal>> wild = new LinkedHashMap<>();
        private final Map<String, java.util.regex.Pattern> compiled = new HashMap<>();

        void add(AwsPrincipal who) {
            for (String pattern : who.policies().forAction(ASSUME).allowedResourcePatterns()) {
                boolean plain = pattern.chars().noneMatch(letter -> "*?$".indexOf(letter) >= 0);
                (plain ? exact : wild)
                        .computeIfAbsent(pattern, any -> new ArrayList<>())
                        .add(who);
            }
        }

        void of(AwsPrincipal role, Set<AwsPrincipal> into) {
            into.addAll(exact.getOrDefault(role.id(), List.of()));
            wild.forEach((pattern, holders) -> {
                if (pattern.contains("$") || matches(pattern, role.id())) {
                    into.addAll(holders);
                }
            });
        }

        private boolean matches(String pattern, String role) {
            return compiled.computeIfAbsent(pattern, Alike::pattern)
                    .matcher(role)
                    .matches();
        }
    }

    private Optional<Settled> decide(AwsPrincipal who, AwsPrincipal role) {
        NamedPolicy trust = role.trust().orElseThrow();
        Decision decision = check.decide(who, who.policies(), ASSUME, role.id(), who.context(), trust);
        return check.settled(who, ASSUME, role.id(), decision);
    }

    /** {@return that a principal can assume a role, empty where it cannot} */
    Optional<Settled> can(AwsPrincipal who, AwsPrincipal role) {
        return Optional.ofNullable(of(who).get(role.id()));
    }

    /** {@return the roles that a principal can assume} */
    Map<String, Settled> of(AwsPrincipal who) {
        return byPrincipal.getOrDefault(who.id(), Map.of());
    }

    /** {@return by what a role lets in a principal that can assume it} */
    Target.Trust trust(AwsPrincipal who, AwsPrincipal role) {
        if (who.account().equals(role.account())) {
            return Target.Trust.OWN_ACCOUNT;
        }
        return trusts.of(role).contains("*") ? Target.Trust.EVERYBODY : Target.Trust.OTHER_ACCOUNT;
    }

    /** {@return the roles of an account that a service may assume} */
    List<AwsPrincipal> rolesTrusting(AwsModel.Account account, String service) {
        return byService.computeIfAbsent(
                account.number() + " " + service,
                any -> account.roles().stream()
                        .filter(role -> trustsService(role, service))
                        .toList());
    }

    /** {@return that a service may assume a role, as far as its trust policy goes} */
    boolean trustsService(AwsPrincipal role, String service) {
        return trusted.computeIfAbsent(service, any -> new HashMap<>())
                .computeIfAbsent(role.id(), any -> asksTrust(role, service));
    }

    /** A service assumes a role for itself; an identity provider lets those assume it who come from there. */
    private boolean asksTrust(AwsPrincipal role, String service) {
        boolean provider = !service.endsWith(".amazonaws.com") || service.startsWith("cognito-identity.");
        if (provider && !service.endsWith(".amazonaws.com")) {
            return trusts.providersOf(role).stream().anyMatch(named -> named.contains("oidc-provider/" + service));
        }
        String action = provider ? "sts:AssumeRoleWithWebIdentity" : ASSUME;
        return role.trust()
                .map(trust -> {
                    Request request = new Request(service, action, role.id(), null, Context.open(Map.of()));
                    Surroundings surroundings = new Surroundings(List.of(), trust, List.of(), List.of());
                    Decision decision =
                            Evaluator.decide(request, PolicySet.of(List.of(), List.of()), surroundings, model.now());
                    return decision.outcome() == Outcome.ALLOWED || decision.outcome() == Outcome.CONDITIONAL;
                })
                .orElse(false);
    }

    /** The principals that trust policies name, read once. */
    static final class TrustIndex {
        private final Map<String, Set<String>> named = new HashMap<>();
        private final Map<String, Set<String>> federated = new HashMap<>();
        private final Set<String> personal = new HashSet<>();

        void add(String role, JsonNode document) {
            if (Alike.isPersonal(document.path("Statement").toString())) {
                personal.add(role);
            }
            JsonNode statements = document.path("Statement");
            for (JsonNode statement : statements.isArray() ? statements : List.of(statements)) {
                JsonNode principal = statement.path("Principal");
                if (principal.isTextual()) {
                    named.computeIfAbsent(role, any -> new LinkedHashSet<>()).add(principal.textValue());
                }
                collect(principal.path("AWS"), role, named);
                collect(principal.path("Federated"), role, federated);
            }
        }

        private static void collect(JsonNode value, String role, Map<String, Set<String>> into) {
            for (JsonNode item : value.isArray() ? value : List.of(value)) {
                if (item.isTextual()) {
                    into.computeIfAbsent(role, any -> new LinkedHashSet<>()).add(item.textValue());
                }
            }
        }

        Set<String> of(AwsPrincipal role) {
            return named.getOrDefault(role.id(), Set.of());
        }

        /** {@return whether the trust policy tells principals of one account apart} */
        boolean isPersonal(AwsPrincipal role) {
            return personal.contains(role.id())
                    || of(role).stream()
                            .anyMatch(named ->
                                    !named.equals("*") && account(named).isEmpty());
        }

        Set<String> providersOf(AwsPrincipal role) {
            return federated.getOrDefault(role.id(), Set.of());
        }

        /** {@return the account that a principal element means as a whole} */
        static Optional<String> account(String principal) {
            if (principal.matches("\\d{12}")) {
                return Optional.of(principal);
            }
            return principal.endsWith(":root") ? Optional.of(principal.split(":", 6)[4]) : Optional.empty();
        }
    }
}
