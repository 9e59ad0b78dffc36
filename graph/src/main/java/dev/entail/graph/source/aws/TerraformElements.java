// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** One user, role, group or policy of Terraform in the shape of authorization details. */
final class TerraformElements {
    private TerraformElements() {}

    static ObjectNode entity(String kind, String arn, String name, String path, JsonNode values) {
        ObjectNode json = TerraformIam.object().put("Arn", arn).put("Path", path);
        switch (kind) {
            case "user" -> user(json, name, values);
            case "role" -> role(json, name, values);
            case "group" -> json.put("GroupName", name);
            default -> policy(json, name, values);
        }
        common(json, values);
        return json;
    }

    private static void common(ObjectNode json, JsonNode values) {
        JsonPaths.first(values, List.of("permissions_boundary"))
                .ifPresent(boundary -> json.putObject("PermissionsBoundary")
                        .put("PermissionsBoundaryType", "Policy")
                        .put("PermissionsBoundaryArn", boundary));
        JsonPaths.tags(values, List.of("tags_all", "tags", "Tags"))
                .forEach((key, value) -> TerraformIam.list(json, "Tags")
                        .addObject()
                        .put("Key", key)
                        .put("Value", value));
    }

    private static void user(ObjectNode json, String name, JsonNode values) {
        json.put("UserName", name);
        JsonPaths.first(values, List.of("unique_id")).ifPresent(id -> json.put("UserId", id));
    }

    private static void role(ObjectNode json, String name, JsonNode values) {
        json.put("RoleName", name);
        JsonPaths.first(values, List.of("unique_id")).ifPresent(id -> json.put("RoleId", id));
        JsonPaths.first(values, List.of("create_date"))
                .flatMap(Times::parse)
                .ifPresent(time -> json.put("CreateDate", time.toString()));
        document(values, "assume_role_policy").ifPresent(trust -> json.set("AssumeRolePolicyDocument", trust));
        JsonPaths.all(values, List.of("managed_policy_arns")).forEach(policy -> attach(json, policy));
        JsonPaths.elements(values, "inline_policy")
                .forEach(inline -> JsonPaths.first(inline, List.of("name"))
                        .ifPresent(policy -> inline(json, "RolePolicyList", policy, inline)));
    }

    private static void policy(ObjectNode json, String name, JsonNode values) {
        json.put("PolicyName", name).put("DefaultVersionId", "current");
        ObjectNode version = json.putArray("PolicyVersionList")
                .addObject()
                .put("VersionId", "current")
                .put("IsDefaultVersion", true);
        document(values, "policy").ifPresent(document -> version.set("Document", document));
    }

    static void attach(ObjectNode json, String policy) {
        TerraformIam.list(json, "AttachedManagedPolicies")
                .addObject()
                .put("PolicyName", Arn.of(policy).map(Arn::name).orElse(policy))
                .put("PolicyArn", policy);
    }

    static void inline(ObjectNode json, String list, String name, JsonNode values) {
        ObjectNode inline = TerraformIam.list(json, list).addObject().put("PolicyName", name);
        document(values, "policy").ifPresent(document -> inline.set("PolicyDocument", document));
    }

    private static Optional<JsonNode> document(JsonNode values, String field) {
        return JsonPaths.node(values, field).map(Documents::parse).filter(document -> !document.isEmpty());
    }
}
