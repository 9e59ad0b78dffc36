// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.source.aws.ThingReader.Found;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts single permissions together to what AWS shows as one: {@code aws_lambda_permission} is a statement of a
 * function's policy, {@code aws_kms_grant} a grant of a key.
 */
final class FunctionPermissions {
    private static final ThingRow FUNCTION = ThingRow.parse("aws_lambda_permission AWS::Lambda::Function Workload"
            + " lambda:{region}:{account}:function:{name} arn=function_name name=function_name,Name tags=none");
    private static final ThingRow KEY = ThingRow.parse("aws_kms_grant AWS::KMS::Key Resource"
            + " kms:{region}:{account}:key/{key_id} arn=key_id name=key_id tags=none");

    private final AwsReaders readers;
    private final Map<String, List<Thing>> things = new LinkedHashMap<>();
    private final Map<String, ArrayNode> parts = new LinkedHashMap<>();

    FunctionPermissions(AwsReaders readers) {
        this.readers = readers;
    }

    static boolean reads(String type) {
        return type.equals("aws_lambda_permission") || type.equals("aws_kms_grant");
    }

    void read(String type, JsonNode values, Found found) {
        boolean function = type.equals("aws_lambda_permission");
        Thing thing = ThingReader.read(function ? FUNCTION : KEY, values, found);
        things.computeIfAbsent(thing.id(), any -> new ArrayList<>()).add(thing);
        parts.computeIfAbsent(thing.id(), any -> RecordCodec.JSON.createArrayNode())
                .add(function ? statement(values, thing.id()) : grant(values));
    }

    private static ObjectNode statement(JsonNode values, String function) {
        ObjectNode statement = RecordCodec.JSON.createObjectNode();
        first(values, "statement_id").ifPresent(sid -> statement.put("Sid", sid));
        String principal = first(values, "principal").orElse("*");
        statement.put("Effect", "Allow");
        if (principal.equals("*")) {
            statement.put("Principal", "*");
        } else {
            statement.putObject("Principal").put(principal.endsWith(".amazonaws.com") ? "Service" : "AWS", principal);
        }
        statement
                .put("Action", first(values, "action").orElse("lambda:InvokeFunction"))
                .put("Resource", function);
        condition(statement, values, "ArnLike", "AWS:SourceArn", "source_arn");
        condition(statement, values, "StringEquals", "AWS:SourceAccount", "source_account");
        condition(statement, values, "StringEquals", "aws:PrincipalOrgID", "principal_org_id");
        condition(statement, values, "StringEquals", "lambda:FunctionUrlAuthType", "function_url_auth_type");
        return statement;
    }

    private static void condition(ObjectNode statement, JsonNode values, String operator, String key, String field) {
        first(values, field)
                .ifPresent(value -> statement
                        .withObject("/Condition")
                        .withObject("/" + operator)
                        .put(key, value));
    }

    private static ObjectNode grant(JsonNode values) {
        ObjectNode grant = RecordCodec.JSON.createObjectNode();
        first(values, "name").ifPresent(name -> grant.put("Name", name));
        first(values, "grantee_principal").ifPresent(principal -> grant.put("GranteePrincipal", principal));
        first(values, "retiring_principal").ifPresent(principal -> grant.put("RetiringPrincipal", principal));
        JsonPaths.all(values, List.of("operations")).forEach(grant.withArray("Operations")::add);
        JsonPaths.node(values, "constraints")
                .filter(node -> !node.isEmpty())
                .ifPresent(node -> grant.set("Constraints", node));
        return grant;
    }

    private static Optional<String> first(JsonNode values, String field) {
        return JsonPaths.first(values, List.of(field));
    }

    void finish() {
        things.forEach((id, found) -> {
            Thing thing = found.getFirst();
            JsonNode all = java.util.Objects.requireNonNull(parts.get(id));
            boolean function = thing.label() == EntityLabel.WORKLOAD;
            readers.inventory()
                    .write(new Thing(
                            thing.place(),
                            thing.account(),
                            thing.region(),
                            thing.label(),
                            thing.nativeType(),
                            id,
                            thing.name(),
                            List.of(),
                            List.of(),
                            function ? Optional.of(policy(all)) : Optional.empty(),
                            Map.of(),
                            function ? Map.of() : Map.of("grants", all.toString())));
        });
    }

    private static ObjectNode policy(JsonNode statements) {
        ObjectNode policy = RecordCodec.JSON.createObjectNode().put("Version", "2012-10-17");
        policy.set("Statement", statements);
        return policy;
    }
}
