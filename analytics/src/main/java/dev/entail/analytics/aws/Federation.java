// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import dev.entail.analytics.EntityRef;
import dev.entail.analytics.Evidence;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.GraphRecord.NodeRecord;
import dev.entail.graph.RelationKind;
import dev.entail.graph.load.RecordSink;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.projection.RelationState;
import dev.entail.graph.source.aws.policy.Because;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the roles that identities of other providers can assume: the provider as a whole, each repository whose subject
 * the trust policy admits, and everybody where the trust policy forgets to say who.
 */
final class Federation {
    private static final PolicySet NO_POLICIES = PolicySet.of(List.of(), List.of());

    private final AwsModel model;
    private final EscalationWriter writer;
    private final RecordSink sink;
    private final Map<String, List<RelationState>> subjects = new HashMap<>();
    private final Set<String> strangers = new HashSet<>();

    Federation(AwsModel model, Estate facts, EscalationWriter writer, RecordSink sink) {
        this.model = model;
        this.writer = writer;
        this.sink = sink;
        facts.relations(RelationKind.FEDERATES_TO)
                .forEach(relation -> subjects.computeIfAbsent(relation.to(), any -> new ArrayList<>())
                        .add(relation));
    }

    /** Finds who comes from a provider that the trust policy of a role names. */
    void find(AwsPrincipal role, String named) {
        IdentityProvider provider = IdentityProvider.of(named);
        List<String> notes = notes(role, provider);
        EntityRef known = model.outside().get(named);
        if (known != null) {
            write(known.id(), role, provider, decide(role, provider, provider.tokens()), notes);
        }
        for (RelationState subject : subjects.getOrDefault(role.id(), List.of())) {
            if (!subject.from().equals(named) && isFrom(provider, subject)) {
                Context token = provider.token(concrete(text(subject, "subject")), audience(subject));
                write(subject.from(), role, provider, decide(role, provider, token), notes);
            }
        }
        if (letsInStrangers(role, provider)) {
            Context token = provider.token(provider.stranger().orElseThrow(), "");
            write(stranger(provider), role, provider, decide(role, provider, token), notes);
        }
    }

    private static boolean isFrom(IdentityProvider provider, RelationState subject) {
        String issuer = text(subject, "issuer").replaceFirst("^https://", "");
        return issuer.isEmpty() || issuer.equals(provider.issuer()) || issuer.equals(provider.named());
    }

    private static String text(RelationState relation, String property) {
        return String.valueOf(relation.properties().getOrDefault(property, ""));
    }

    /** Several audiences that are admitted may come in one text. */
    private static String audience(RelationState subject) {
        String audience = text(subject, "audience");
        return audience.contains("*") ? "" : audience.split("[, ]", 2)[0];
    }

    /** {@return a subject that a pattern admits} */
    private static String concrete(String pattern) {
        return pattern.replace('?', 'x').replace("*", "ref:refs/heads/main");
    }

    private Decision decide(AwsPrincipal role, IdentityProvider provider, Context context) {
        NamedPolicy trust = role.trust().orElseThrow();
        List<List<NamedPolicy>> controls = model.controls().ofResources(role.account(), provider.action());
        return Evaluator.decide(
                new Request(provider.named(), provider.action(), role.id(), null, context),
                NO_POLICIES,
                new Surroundings(List.of(), trust, List.of(), controls),
                model.now());
    }

    private boolean letsInStrangers(AwsPrincipal role, IdentityProvider provider) {
        return provider.stranger()
                .map(subject -> decide(role, provider, provider.token(subject, "")))
                .filter(decision -> decision.outcome() == Outcome.ALLOWED)
                .isPresent();
    }

    /** {@return what a trust policy leaves open that it had better not} */
    private List<String> notes(AwsPrincipal role, IdentityProvider provider) {
        List<String> notes = new ArrayList<>();
        if (provider.saml()) {
            return notes;
        }
        if (letsInStrangers(role, provider)) {
            notes.add("Over-broad: the trust policy of " + role.name() + " lets in anybody with an account at "
                    + provider.issuer() + ", because no condition on the subject tells whom it means");
        } else if (provider.isGitHub()) {
            organisation(role)
                    .ifPresent(name -> notes.add("Broad: the trust policy of " + role.name()
                            + " lets in every repository of " + name + ", and whoever can create one there"));
        }
        Context otherAudience = provider.tokens().with(provider.issuer() + ":aud", "entail-other-audience");
        Outcome outcome = decide(role, provider, otherAudience).outcome();
        if (outcome == Outcome.ALLOWED || outcome == Outcome.CONDITIONAL) {
            notes.add("The trust policy of " + role.name() + " does not check for whom a token of " + provider.issuer()
                    + " was made (its audience)");
        }
        return notes;
    }

    /** {@return the organisation whose repositories all are let in} */
    private Optional<String> organisation(AwsPrincipal role) {
        return subjects.getOrDefault(role.id(), List.of()).stream()
                .map(subject -> text(subject, "subject"))
                .filter(pattern -> pattern.matches("repo:[^/*]+/\\*.*"))
                .map(pattern -> pattern.substring("repo:".length(), pattern.indexOf('/')))
                .findFirst();
    }

    private String stranger(IdentityProvider provider) {
        String id = "aws:federated/" + provider.issuer() + "/anyone";
        if (strangers.add(id)) {
            sink.accept(
                    AwsEscalation.SOURCE,
                    new NodeRecord(
                            EntityLabel.IDENTITY,
                            id,
                            Map.of("kind", "EXTERNAL", "name", "Anyone with an account at " + provider.issuer())),
                    AwsEscalation.PLACE);
        }
        return id;
    }

    private void write(
            String from, AwsPrincipal role, IdentityProvider provider, Decision decision, List<String> notes) {
        if (decision.outcome() != Outcome.ALLOWED && decision.outcome() != Outcome.CONDITIONAL) {
            return;
        }
        List<Evidence> evidence = new ArrayList<>();
        decision.because().forEach(because -> evidence.add(evidence(from, role, provider, because)));
        notes.forEach(note -> evidence.add(new Evidence(
                note, role.source(), role.id(), Map.of("policy", role.id() + " trust policy"), role.since())));
        writer.relation(
                from,
                role.id(),
                provider.technique(),
                1.0,
                new Finding(evidence, Phrases.of(decision.conditions())),
                "can assume the role {target}");
    }

    private static Evidence evidence(String from, AwsPrincipal role, IdentityProvider provider, Because because) {
        return new Evidence(
                provider.action() + " is allowed by statement " + because.statement() + " of the trust policy of "
                        + role.name() + ", which names " + provider.title(),
                role.source(),
                role.id(),
                Map.of(
                        "action",
                        provider.action(),
                        "policy",
                        because.policy(),
                        "statement",
                        String.valueOf(because.statement()),
                        "principal",
                        from),
                role.since());
    }
}
