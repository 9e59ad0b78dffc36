// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.load.Input;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Loader;
import dev.entail.graph.source.aws.AwsSource;
import dev.entail.graph.source.records.RecordsSource;
import dev.entail.graph.store.GraphStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One published scenario: accounts, the resources in them, and the chain of principals that the attack goes along. */
final class ScenarioBundle {
    private static final Instant AT = Instant.parse("2026-11-01T00:00:00Z");

    /** What the scenarios call a type, what CloudFormation calls it, and which attribute names its role. */
    private record Type(String name, String role) {}

    private static final Map<String, Type> TYPES = Map.ofEntries(
            Map.entry("aws_lambda_function", new Type("AWS::Lambda::Function", "role")),
            Map.entry("aws_instance", new Type("AWS::EC2::Instance", "iam_instance_profile")),
            Map.entry("aws_cloudformation_stack", new Type("AWS::CloudFormation::Stack", "iam_role_arn")),
            Map.entry("aws_codebuild_project", new Type("AWS::CodeBuild::Project", "service_role")),
            Map.entry("aws_glue_dev_endpoint", new Type("AWS::Glue::DevEndpoint", "role_arn")),
            Map.entry("aws_glue_job", new Type("AWS::Glue::Job", "role_arn")),
            Map.entry("aws_sagemaker_notebook_instance", new Type("AWS::SageMaker::NotebookInstance", "role_arn")),
            Map.entry("aws_ecs_task_definition", new Type("AWS::ECS::TaskDefinition", "task_role_arn")),
            Map.entry("aws_ecs_cluster", new Type("AWS::ECS::Cluster", "")),
            Map.entry("aws_s3_bucket", new Type("AWS::S3::Bucket", "")),
            Map.entry("aws_dynamodb_table", new Type("AWS::DynamoDB::Table", "")),
            Map.entry("aws_secretsmanager_secret", new Type("AWS::SecretsManager::Secret", "")));

    private final JsonNode json;
    private final Map<String, String> nodes = new LinkedHashMap<>();
    private final List<String> relations = new ArrayList<>();

    private ScenarioBundle(JsonNode json) {
        this.json = json;
    }

    static ScenarioBundle read(Path file) throws IOException {
        ScenarioBundle bundle = new ScenarioBundle(RecordCodec.JSON.readTree(file.toFile()));
        bundle.json.path("resources").forEach(bundle::resource);
        return bundle;
    }

    List<String> chain() {
        List<String> chain = new ArrayList<>();
        json.path("expected").path("principals").forEach(principal -> chain.add(principal.asText()));
        return chain;
    }

    void load(GraphStore store) throws IOException {
        Loader loader = new Loader(store, List.of(new AwsEscalation()));
        byte[] accounts = RecordCodec.JSON.writeValueAsBytes(accounts());
        loader.load(new AwsSource(), Input.of("accounts.json", accounts), LoadOptions.at(AT));
        if (!nodes.isEmpty()) {
            List<String> lines = new ArrayList<>(nodes.values());
            lines.addAll(relations);
            byte[] records = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
            loader.load(new RecordsSource(), Input.of("resources.jsonl", records), LoadOptions.at(AT));
        }
    }

    private ObjectNode accounts() {
        ObjectNode all = RecordCodec.JSON.createObjectNode();
        for (String list : List.of("UserDetailList", "GroupDetailList", "RoleDetailList", "Policies")) {
            ArrayNode items = all.putArray(list);
            json.path("accounts").forEach(account -> account.path(list).forEach(item -> items.add(described(item))));
        }
        return all;
    }

    /** The scenarios tell how many keys a user has, the reader wants to see them. */
    private static JsonNode described(JsonNode item) {
        if (!item.path("AccessKeys").isInt()) {
            return item;
        }
        ObjectNode user = item.deepCopy();
        ArrayNode keys = user.putArray("AccessKeys");
        for (int key = 0; key < item.path("AccessKeys").intValue(); key++) {
            keys.addObject()
                    .put("AccessKeyId", "AKIA" + key + item.path("UserName").asText())
                    .put("Status", "Active");
        }
        if (item.path("LoginProfile").isBoolean() && !item.path("LoginProfile").booleanValue()) {
            user.putNull("LoginProfile");
        } else if (item.path("LoginProfile").isBoolean()) {
            user.putObject("LoginProfile");
        }
        return user;
    }

    private void resource(JsonNode resource) {
        Type type = TYPES.get(resource.path("Type").asText());
        if (type == null) {
            return;
        }
        String account = resource.path("AccountId").asText();
        String id = resource.path("Arn").asText();
        ObjectNode properties = RecordCodec.JSON.createObjectNode();
        properties
                .put("name", resource.path("Name").asText())
                .put("provider", "aws")
                .put("nativeType", type.name())
                .put("account", account);
        policyOf(resource).ifPresent(policy -> properties.put("resourcePolicy", policy.toString()));
        String label = type.role().isEmpty() ? "Resource" : "Workload";
        if (type.name().equals("AWS::SecretsManager::Secret")) {
            label = "Secret";
            properties.put("kind", "OTHER");
        }
        node(label, id, properties);
        if (json.path("accounts").has(account)) {
            relation("CONTAINS", "aws:account/" + account, id);
        }
        roleOf(resource, type).ifPresent(role -> relation("RUNS_AS", id, role));
    }

    private Optional<JsonNode> policyOf(JsonNode resource) {
        for (JsonNode other : json.path("resources")) {
            boolean policy = other.path("Type").asText().equals("aws_s3_bucket_policy");
            if (policy && other.path("bucket").equals(resource.path("bucket"))) {
                return Optional.of(other.path("policy"));
            }
        }
        return Optional.empty();
    }

    private Optional<String> roleOf(JsonNode resource, Type type) {
        String named = resource.path(type.role()).asText("");
        if (named.isEmpty() || named.startsWith("arn:")) {
            return Optional.of(named).filter(role -> !role.isEmpty());
        }
        for (JsonNode account : json.path("accounts")) {
            for (JsonNode role : account.path("RoleDetailList")) {
                for (JsonNode profile : role.path("InstanceProfileList")) {
                    if (profile.path("InstanceProfileName").asText().equals(named)) {
                        return Optional.of(role.path("Arn").asText());
                    }
                }
            }
        }
        return Optional.empty();
    }

    private void node(String label, String id, ObjectNode properties) {
        ObjectNode node = RecordCodec.JSON.createObjectNode();
        node.put("label", label).put("id", id).set("properties", properties);
        nodes.put(id, node.toString());
    }

    private void relation(String kind, String from, String to) {
        relations.add(RecordCodec.JSON
                .createObjectNode()
                .put("relation", kind)
                .put("from", from)
                .put("to", to)
                .toString());
    }
}
