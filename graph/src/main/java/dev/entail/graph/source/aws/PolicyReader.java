// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.load.Place;
import dev.entail.graph.source.aws.AwsRecords.Properties;
import dev.entail.graph.source.aws.policy.PolicyDocument;
import dev.entail.graph.source.aws.policy.PolicyException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Turns policies into roles of the graph, a named bundle of permissions each, and their statements into permissions.
 * The document stays on the role, because only the whole of it can be evaluated.
 */
final class PolicyReader {
    private final AwsRecords records;
    private final Set<String> defined = new HashSet<>();
    private final Map<String, Map<String, Place>> boundaries = new LinkedHashMap<>();
    private final Map<String, Map<String, Place>> attached = new LinkedHashMap<>();
    private final Map<String, Map<String, Shared>> shared = new LinkedHashMap<>();

    /** A policy that AWS manages: it belongs to no account, so each account that attaches it says that it is there. */
    private record Shared(Arn arn, Fields fields, Place place) {
        /** Exports of several accounts that were made at different times may hold different versions. */
        Shared newer(Shared other) {
            Instant mine = fields.time("UpdateDate").orElse(Instant.EPOCH);
            return other.fields().time("UpdateDate").orElse(Instant.EPOCH).isAfter(mine) ? other : this;
        }
    }

    PolicyReader(AwsRecords records) {
        this.records = records;
    }

    void managed(Fields fields, Place place, Optional<String> home) {
        Arn arn = fields.arn();
        defined.add(arn.toString());
        if (arn.account().equals("aws")) {
            shared.computeIfAbsent(arn.toString(), any -> new LinkedHashMap<>())
                    .merge(home.orElse(""), new Shared(arn, fields, place), Shared::newer);
            return;
        }
        managed(arn.account(), arn, fields, place);
        records.contains(arn.account(), place, arn.toString());
    }

    private void managed(String account, Arn arn, Fields fields, Place place) {
        List<Fields> versions = fields.objects("PolicyVersionList");
        Optional<Fields> current = versions.stream()
                .filter(version -> version.flag("IsDefaultVersion"))
                .findFirst();
        Properties properties = new Properties()
                .with("name", fields.text("PolicyName"))
                .with("provider", "aws")
                .with("nativeType", "AWS::IAM::ManagedPolicy")
                .with("account", arn.account())
                .with("createdAt", fields.time("CreateDate"))
                .with("updatedAt", fields.time("UpdateDate"))
                .with("defaultVersion", current.flatMap(version -> version.optionalText("VersionId")))
                .with(
                        "otherVersions",
                        versions.stream()
                                .filter(version -> !version.flag("IsDefaultVersion"))
                                .flatMap(version -> version.document("Document").stream())
                                .map(JsonNode::toString)
                                .toList());
        write(account, arn.toString(), properties, current.flatMap(version -> version.document("Document")), place);
    }

    /** Reads the inline and attached policies of a user, group or role. */
    void held(Fields fields, String holder, String account, String inlineList, Place place) {
        for (Fields inline : fields.objects(inlineList)) {
            String name = inline.text("PolicyName");
            String id = AwsIds.inlinePolicy(holder, name);
            Properties properties = new Properties()
                    .with("name", name)
                    .with("provider", "aws")
                    .with("nativeType", "AWS::IAM::InlinePolicy")
                    .with("account", account);
            write(account, id, properties, inline.document("PolicyDocument"), place);
            records.relation(account, place, RelationKind.HAS_ROLE, holder, id);
        }
        for (Fields policy : fields.objects("AttachedManagedPolicies")) {
            String id = policy.text("PolicyArn");
            attached.computeIfAbsent(id, any -> new LinkedHashMap<>()).putIfAbsent(account, place);
            records.relation(account, place, RelationKind.HAS_ROLE, holder, id);
        }
    }

    void boundary(Fields fields, String account, Place place) {
        fields.object("PermissionsBoundary")
                .map(boundary -> boundary.text("PermissionsBoundaryArn"))
                .ifPresent(arn -> boundaries
                        .computeIfAbsent(arn, any -> new LinkedHashMap<>())
                        .putIfAbsent(account, place));
    }

    private void write(String account, String id, Properties properties, Optional<JsonNode> document, Place place) {
        Optional<PolicyDocument> parsed = document.flatMap(json -> parse(id, json, place));
        parsed.ifPresent(
                policy -> properties.with("document", document.orElseThrow().toString()));
        records.node(account, place, EntityLabel.ROLE, id, properties);
        parsed.ifPresent(policy -> statements(account, id, document.orElseThrow(), place));
    }

    /** A document that AWS would refuse is told and left out, so that what it grants counts as unknown. */
    private Optional<PolicyDocument> parse(String id, JsonNode json, Place place) {
        try {
            return Optional.of(PolicyDocument.parse(json, id));
        } catch (PolicyException e) {
            records.warn(place, "a policy cannot be read, what it grants is unknown: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void statements(String account, String policy, JsonNode document, Place place) {
        JsonNode list = document.path("Statement");
        int count = list.isArray() ? list.size() : 1;
        for (int index = 0; index < count; index++) {
            String id = AwsIds.statement(policy, index);
            records.node(
                    account, place, EntityLabel.PERMISSION, id, statement(list.isArray() ? list.get(index) : list));
            records.relation(account, place, RelationKind.GRANTS, policy, id);
        }
    }

    private static Properties statement(JsonNode statement) {
        JsonNode actions = statement.path("Action");
        Properties properties = new Properties()
                .with("effect", statement.path("Effect").asText().equals("Deny") ? "DENY" : "ALLOW")
                .with("actions", actions.isMissingNode() ? List.of("*") : texts(actions))
                .with("resources", statement.has("Resource") ? texts(statement.path("Resource")) : List.of("*"));
        if (statement.has("NotAction")) {
            properties.with("notActions", texts(statement.path("NotAction")));
        }
        if (statement.has("NotResource")) {
            properties.with("notResources", texts(statement.path("NotResource")));
        }
        if (statement.has("Condition")) {
            properties.with("conditions", statement.path("Condition").toString());
        }
        if (statement.has("Sid")) {
            properties.with("sid", statement.path("Sid").asText());
        }
        return properties;
    }

    private static List<String> texts(JsonNode value) {
        if (!value.isArray()) {
            return List.of(value.asText());
        }
        List<String> texts = new ArrayList<>();
        value.forEach(item -> texts.add(item.asText()));
        return List.copyOf(texts);
    }

    /** Writes the policies that AWS manages, and stands in for those that are attached but not in the export. */
    void finish(Set<String> accounts) {
        shared.forEach((policy, homes) -> {
            Map<String, Place> users = attached.getOrDefault(policy, Map.of());
            new TreeSet<>(users.isEmpty() ? accounts : users.keySet())
                    .forEach(account -> managed(account, best(homes, account)));
        });
        attached.forEach((policy, users) -> {
            if (!defined.contains(policy)) {
                users.forEach((account, place) -> missing(account, policy, place));
            }
        });
        boundaries.forEach((policy, users) -> {
            if (!defined.contains(policy) && !attached.containsKey(policy)) {
                users.forEach((account, place) -> missing(account, policy, place));
            }
        });
    }

    /** {@return a policy as the account's own export has it, else as another's newest} */
    private static Shared best(Map<String, Shared> homes, String account) {
        return Optional.ofNullable(homes.get(account))
                .orElseGet(() -> homes.values().stream().reduce(Shared::newer).orElseThrow());
    }

    private void managed(String account, Shared policy) {
        managed(account, policy.arn(), policy.fields(), policy.place());
    }

    /** Stands in for the policies of a group that is not described. */
    void unknown(String account, String group, Place place) {
        String id = AwsIds.inlinePolicy(group, "unknown");
        records.node(
                account,
                place,
                EntityLabel.ROLE,
                id,
                new Properties()
                        .with("name", "the unknown policies of the group")
                        .with("provider", "aws")
                        .with("nativeType", "AWS::IAM::InlinePolicy")
                        .with("reference", true));
        records.relation(account, place, RelationKind.HAS_ROLE, group, id);
    }

    private void missing(String account, String policy, Place place) {
        records.warn(place, "policy " + policy + " is not in the export, what it grants or denies is unknown");
        records.node(
                account,
                place,
                EntityLabel.ROLE,
                policy,
                new Properties()
                        .with("name", Arn.of(policy).map(Arn::name).orElse(policy))
                        .with("provider", "aws")
                        .with("nativeType", "AWS::IAM::ManagedPolicy")
                        .with("reference", true));
    }
}
