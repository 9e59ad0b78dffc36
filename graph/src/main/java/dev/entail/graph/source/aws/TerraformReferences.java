// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the configuration of a plan says of values that are only known once it is applied: which other resource they
 * come from. An ARN is built from that resource's name, as AWS will.
 */
final class TerraformReferences {
    private static final ThingTable TYPES = ThingTable.of("terraform-types.txt");
    private static final Map<String, String> IAM = Map.of(
            "aws_iam_user", "user",
            "aws_iam_role", "role",
            "aws_iam_group", "group",
            "aws_iam_policy", "policy",
            "aws_iam_instance_profile", "instance-profile");

    private final Map<String, JsonNode> expressions = new HashMap<>();

    TerraformReferences(JsonNode configuration) {
        module("", configuration.path("root_module"));
    }

    private void module(String prefix, JsonNode module) {
        module.path("resources")
                .forEach(resource ->
                        expressions.put(prefix + resource.path("address").asText(), resource.path("expressions")));
        module.path("module_calls")
                .properties()
                .forEach(call -> module(
                        prefix + "module." + call.getKey() + ".",
                        call.getValue().path("module")));
    }

    /** Adds the values that a resource does not tell itself and that can be followed. */
    void fill(String address, String type, ObjectNode values, Map<String, ObjectNode> resources, String account) {
        String plain = address.replaceAll("\\[[^]]*]", "");
        JsonNode wanted = expressions.get(plain);
        if (wanted == null || !type.startsWith("aws_")) {
            return;
        }
        String prefix = plain.substring(0, plain.length() - local(plain).length());
        wanted.properties().forEach(expression -> {
            if (!values.hasNonNull(expression.getKey())) {
                reference(expression.getValue(), prefix, resources, account)
                        .ifPresent(value -> values.put(expression.getKey(), value));
            }
        });
    }

    private static String local(String address) {
        String[] parts = address.split("\\.", -1);
        return parts[parts.length - 2] + "." + parts[parts.length - 1];
    }

    /** The first reference is the most exact: {@code aws_iam_role.r.arn} stands before {@code aws_iam_role.r}. */
    private static Optional<String> reference(
            JsonNode expression, String prefix, Map<String, ObjectNode> resources, String account) {
        for (JsonNode reference : expression.path("references")) {
            String[] parts = reference.asText().replaceAll("\\[[^]]*]", "").split("\\.", -1);
            if (parts.length < 2 || !parts[0].startsWith("aws_")) {
                continue;
            }
            ObjectNode target = resources.get(prefix + parts[0] + "." + parts[1]);
            if (target != null) {
                String field = parts.length > 2 ? parts[2] : "id";
                return value(parts[0], field, target, account);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> value(String type, String field, ObjectNode target, String account) {
        Optional<String> known = JsonPaths.first(target, List.of(field));
        if (known.isPresent()) {
            return known;
        }
        Optional<String> name = JsonPaths.first(target, names(type));
        boolean arn = field.equals("arn") || (field.equals("id") && type.equals("aws_iam_policy"));
        return name.map(text -> arn ? arn(type, text, target, account).orElse(text) : text);
    }

    private static List<String> names(String type) {
        return TYPES.rows(type).isEmpty()
                ? List.of("name")
                : TYPES.rows(type).getFirst().name();
    }

    private static Optional<String> arn(String type, String name, ObjectNode target, String account) {
        String kind = IAM.get(type);
        return kind == null
                ? Optional.empty()
                : Optional.of("arn:aws:iam::" + account + ":" + kind
                        + JsonPaths.first(target, List.of("path")).orElse("/") + name);
    }
}
