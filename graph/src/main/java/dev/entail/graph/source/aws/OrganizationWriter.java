// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.load.Place;
import dev.entail.graph.source.aws.policy.PolicyDocument;
import dev.entail.graph.source.aws.policy.PolicyException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One organisation of AWS Organizations: its tree of roots, units and accounts, its policies, and where they are
 * attached. It is a source of its own, {@code aws:organization/<id>}.
 */
final class OrganizationWriter {
    private static final Map<String, String> ATTACHED = Map.of(
            "SERVICE_CONTROL_POLICY", "serviceControlPolicies",
            "RESOURCE_CONTROL_POLICY", "resourceControlPolicies");

    private final AwsRecords records;
    private final String id;
    private final Place place;
    private final Map<String, Target> targets = new TreeMap<>();
    private final Map<String, String> policies = new TreeMap<>();
    private final Map<String, Set<String>> parents = new HashMap<>();
    private String management = "";

    /** A root, unit or account with the policies attached to it, by their type; a type that is absent is unknown. */
    private record Target(String name, Map<String, Set<String>> attached) {}

    OrganizationWriter(AwsRecords records, String id, Place place) {
        this.records = records;
        this.id = id;
        this.place = place;
    }

    void management(String account) {
        management = account;
        target(account, "");
    }

    /** Names a root ({@code r-…}), unit ({@code ou-…}) or account. */
    void target(String target, String name) {
        Target before = targets.get(target);
        if (before == null || before.name().isEmpty()) {
            targets.put(target, new Target(name, before == null ? new TreeMap<>() : before.attached()));
        }
    }

    void child(String parent, String child) {
        target(parent, "");
        target(child, "");
        parents.computeIfAbsent(child, any -> new TreeSet<>()).add(parent);
    }

    /** Says that the attachments of a type are known for a target, even where there are none. */
    void known(String target, String type) {
        target(target, "");
        java.util.Objects.requireNonNull(targets.get(target)).attached().computeIfAbsent(type, any -> new TreeSet<>());
    }

    /** {@code policy} by id; the ARN is found when all policies are read. */
    void attach(String target, String type, String policy) {
        known(target, type);
        java.util.Objects.requireNonNull(java.util.Objects.requireNonNull(targets.get(target))
                        .attached()
                        .get(type))
                .add(policy);
    }

    /** {@return all targets of which one says where policies are attached} */
    Set<String> targets() {
        return targets.keySet();
    }

    void policy(String policyId, String arn, String name, String type, Optional<JsonNode> document, Place where) {
        policies.put(policyId, arn);
        Draft draft = records.draft("organization/" + id, where, EntityLabel.ROLE, arn)
                .with("name", name.isEmpty() ? policyId : name)
                .with("provider", "aws")
                .with("nativeType", "AWS::Organizations::Policy")
                .with("policyType", type);
        document.ifPresent(json -> document(draft, arn, json, where));
    }

    /** A document that AWS would refuse is told and left out, so that what it denies counts as unknown. */
    private void document(Draft draft, String arn, JsonNode json, Place where) {
        try {
            PolicyDocument.parse(json, arn);
            draft.with("document", json.toString());
        } catch (PolicyException e) {
            records.warn(where, "a policy cannot be read, what it denies is unknown: " + e.getMessage());
        }
    }

    void finish() {
        String source = "organization/" + id;
        scope(AwsIds.organization(id), "ORGANISATION")
                .with("name", "AWS organisation " + id)
                .with("nativeType", "AWS::Organizations::Organization");
        targets.forEach(this::write);
        targets.keySet()
                .forEach(target -> parents.getOrDefault(target, roots(target))
                        .forEach(parent -> records.relation(
                                source, place, RelationKind.CONTAINS, nodeOf(parent), nodeOf(target))));
    }

    private Set<String> roots(String target) {
        return target.startsWith("r-") ? Set.of("") : Set.of();
    }

    private Draft scope(String node, String kind) {
        return records.draft("organization/" + id, place, EntityLabel.SCOPE, node)
                .with("kind", kind)
                .with("provider", "aws");
    }

    private void write(String target, Target what) {
        boolean account = AwsIds.isAccount(target);
        Draft draft = scope(nodeOf(target), account ? "ACCOUNT" : "ORGANISATION");
        if (!account) {
            draft.with(
                    "nativeType",
                    target.startsWith("r-") ? "AWS::Organizations::Root" : "AWS::Organizations::OrganizationalUnit");
        }
        if (!what.name().isEmpty()) {
            draft.with(account ? "accountName" : "name", what.name());
        }
        draft.with("name", account ? "AWS account " + target : target);
        if (target.equals(management)) {
            draft.with("managementAccount", true);
        }
        ATTACHED.forEach((type, property) -> Optional.ofNullable(what.attached().get(type))
                .ifPresent(attached ->
                        draft.add(property, attached.stream().map(this::arn).toList())));
    }

    private String nodeOf(String target) {
        if (target.isEmpty()) {
            return AwsIds.organization(id);
        }
        return AwsIds.isAccount(target) ? AwsIds.account(target) : AwsIds.unit(id, target);
    }

    /** A policy that is attached but not described is there without a document, which means that it is unknown. */
    private String arn(String policyId) {
        String known = policies.get(policyId);
        if (known != null || policyId.startsWith("arn:")) {
            return known == null ? policyId : known;
        }
        String arn = "arn:aws:organizations::aws:policy/" + policyId;
        records.warn(place, "policy " + policyId + " is attached but not in the input, what it denies is unknown");
        records.draft("organization/" + id, place, EntityLabel.ROLE, arn)
                .with("name", policyId)
                .with("provider", "aws")
                .with("nativeType", "AWS::Organizations::Policy")
                .with("reference", true);
        policies.put(policyId, arn);
        return arn;
    }
}
