// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import dev.entail.analytics.Evidence;
import dev.entail.analytics.escalation.technique.On;
import dev.entail.analytics.escalation.technique.Placeholders;
import dev.entail.analytics.escalation.technique.Requirement.Permission;
import dev.entail.analytics.escalation.technique.Target;
import dev.entail.analytics.escalation.technique.Technique;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.GraphRecord.NodeRecord;
import dev.entail.graph.load.RecordSink;
import dev.entail.graph.source.aws.AwsIds;
import dev.entail.graph.source.aws.policy.Context;
import dev.entail.graph.source.aws.policy.Decision;
import dev.entail.graph.source.aws.policy.Evaluator;
import dev.entail.graph.source.aws.policy.NamedPolicy;
import dev.entail.graph.source.aws.policy.Outcome;
import dev.entail.graph.source.aws.policy.PolicySet;
import dev.entail.graph.source.aws.policy.Request;
import dev.entail.graph.source.aws.policy.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds the resources whose own policy lets in everybody. */
final class PublicAccess {
    private static final String EVERYBODY = "*";
    private static final String NOT_BLOCKED = "public access to {target} is not blocked, by a setting of its own or of"
            + " its account that the data does not tell";

    private final AwsModel model;
    private final EscalationWriter writer;
    private final RecordSink sink;
    private boolean told;

    PublicAccess(AwsModel model, EscalationWriter writer, RecordSink sink) {
        this.model = model;
        this.writer = writer;
        this.sink = sink;
    }

    void find(List<Technique> techniques) {
        List<Technique> ofResources = techniques.stream()
                .filter(technique -> technique.target().kind() == Target.Kind.RESOURCE
                        && !technique.target().holdsCredential())
                .toList();
        for (AwsResource resource : model.resources().values()) {
            if (String.valueOf(resource.properties().get("resourcePolicy")).contains("\"*\"")) {
                ofResources.stream()
                        .filter(technique -> technique.target().types().contains(resource.type()))
                        .forEach(technique -> find(technique, resource));
            }
        }
    }

    private void find(Technique technique, AwsResource resource) {
        List<Evidence> evidence = new ArrayList<>();
        List<String> conditions = new ArrayList<>();
        boolean met = technique.requires().stream()
                .allMatch(requirement -> requirement.permissions().stream()
                        .anyMatch(permission -> isOpen(technique, permission, resource, evidence, conditions)));
        if (!met) {
            return;
        }
        if (resource.type().equals("AWS::S3::Bucket")) {
            conditions.add(NOT_BLOCKED);
        }
        tell();
        writer.relation(
                AwsIds.ANYONE,
                resource.id(),
                technique.id(),
                technique.weight(),
                new Finding(evidence, conditions.stream().distinct().toList()),
                EscalationWriter.phrase(technique));
    }

    private boolean isOpen(
            Technique technique,
            Permission permission,
            AwsResource resource,
            List<Evidence> evidence,
            List<String> conditions) {
        String asked = asked(technique, permission, resource);
        Decision decision = decide(permission.action(), asked, resource);
        if (decision.outcome() != Outcome.ALLOWED && decision.outcome() != Outcome.CONDITIONAL) {
            return false;
        }
        conditions.addAll(Phrases.of(decision.conditions()));
        decision.because()
                .forEach(because -> evidence.add(new Evidence(
                        permission.action() + " is allowed to everybody by statement " + because.statement()
                                + " of the policy of " + resource.entity().name(),
                        resource.source(),
                        resource.id(),
                        Map.of(
                                "action", permission.action(),
                                "resource", asked,
                                "policy", because.policy(),
                                "statement", String.valueOf(because.statement()),
                                "principal", EVERYBODY),
                        resource.since())));
        return true;
    }

    private static String asked(Technique technique, Permission permission, AwsResource resource) {
        if (!(permission.on() instanceof On.Named named)) {
            return resource.id();
        }
        Map<String, String> values = Map.of(
                Placeholders.TARGET, resource.id(),
                Placeholders.ACCOUNT, resource.account(),
                Placeholders.PARTITION, "aws");
        String template = technique.resources().getOrDefault(named.name(), EVERYBODY);
        return Placeholders.fill(template, values).replace("*", "entail-new");
    }

    private Decision decide(String action, String asked, AwsResource resource) {
        NamedPolicy policy = resource.policy().orElseThrow();
        List<List<NamedPolicy>> controls = model.controls().ofResources(resource.account(), action);
        return Evaluator.decide(
                new Request(EVERYBODY, action, asked, resource.account(), Context.open(Map.of())),
                PolicySet.of(List.of(), List.of()),
                new Surroundings(List.of(), policy, List.of(), controls),
                model.now());
    }

    private void tell() {
        if (!told) {
            told = true;
            sink.accept(
                    AwsEscalation.SOURCE,
                    new NodeRecord(
                            EntityLabel.IDENTITY,
                            AwsIds.ANYONE,
                            Map.of("kind", "EXTERNAL", "name", "Anyone with an AWS account")),
                    AwsEscalation.PLACE);
        }
    }
}
