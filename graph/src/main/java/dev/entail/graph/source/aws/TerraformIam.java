// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.Shown;
import dev.entail.graph.load.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts Terraform's IAM resources together as the elements of authorization details, which one user, role or group has
 * in one piece and Terraform in many: the role, its inline policies, its attachments.
 */
final class TerraformIam {
    private static final Map<String, String> KINDS = Map.of(
            "aws_iam_user", "user",
            "aws_iam_role", "role",
            "aws_iam_service_linked_role", "role",
            "aws_iam_group", "group",
            "aws_iam_policy", "policy");
    private static final Set<String> PARTS = Set.of(
            "aws_iam_user_policy",
            "aws_iam_role_policy",
            "aws_iam_group_policy",
            "aws_iam_user_policy_attachment",
            "aws_iam_role_policy_attachment",
            "aws_iam_group_policy_attachment",
            "aws_iam_policy_attachment",
            "aws_iam_role_policy_attachments_exclusive",
            "aws_iam_user_policy_attachments_exclusive",
            "aws_iam_group_policy_attachments_exclusive",
            "aws_iam_group_membership",
            "aws_iam_user_group_membership",
            "aws_iam_instance_profile",
            "aws_iam_access_key",
            "aws_iam_user_login_profile",
            "aws_iam_openid_connect_provider",
            "aws_iam_saml_provider");

    private final AwsReaders readers;
    private final Map<String, Entity> entities = new LinkedHashMap<>();
    private final Map<Part, JsonNode> parts = new LinkedHashMap<>();

    /** A user, role, group or policy as authorization details show it. */
    record Entity(String kind, String account, String arn, ObjectNode json, Place place) {}

    /** A resource that adds to an entity. */
    private record Part(String type, String account, Place place) {}

    TerraformIam(AwsReaders readers) {
        this.readers = readers;
    }

    static boolean reads(String type) {
        return KINDS.containsKey(type) || PARTS.contains(type);
    }

    void read(String type, JsonNode values, String account, String partition, Place place) {
        String kind = KINDS.get(type);
        if (kind == null) {
            parts.put(new Part(type, account, place), values);
            return;
        }
        Optional<String> name = JsonPaths.first(values, List.of("name", "Name"));
        Optional<String> given = JsonPaths.first(values, List.of("arn", "Arn"));
        if (name.isEmpty() && given.isEmpty()) {
            readers.records().reject(place, "has neither 'arn' nor 'name'");
            return;
        }
        String path = JsonPaths.first(values, List.of("path")).orElse("/");
        String arn = given.filter(text -> text.startsWith("arn:"))
                .orElseGet(() -> "arn:" + partition + ":iam::" + account + ":" + kind + path + name.orElse(""));
        Arn parsed = Arn.of(arn).orElse(null);
        if (parsed == null) {
            readers.records().reject(place, "'arn' is " + Shown.of(arn) + ", allowed is an ARN");
            return;
        }
        ObjectNode json = TerraformElements.entity(kind, arn, parsed.name(), path, values);
        entities.putIfAbsent(
                kind + "/" + parsed.account() + "/" + parsed.name(),
                new Entity(kind, parsed.account(), arn, json, place));
    }

    /** Joins the parts to what they belong to, and reads the whole as authorization details. */
    void finish() {
        TerraformParts joiner = new TerraformParts(readers, this);
        parts.forEach((part, values) -> joiner.join(part.type(), part.account(), values, part.place()));
        entities.values()
                .forEach(entity -> readers.account()
                        .element(list(entity.kind()), entity.json(), entity.place(), Optional.of(entity.account())));
    }

    private static String list(String kind) {
        return switch (kind) {
            case "user" -> "UserDetailList";
            case "group" -> "GroupDetailList";
            case "role" -> "RoleDetailList";
            default -> "Policies";
        };
    }

    /** {@return the entity of a name or ARN, which must be of the configuration to have parts in it} */
    Optional<Entity> find(String kind, String account, String nameOrArn) {
        String name = Arn.of(nameOrArn).map(Arn::name).orElse(nameOrArn);
        String owner = Arn.of(nameOrArn).map(Arn::account).orElse(account);
        return Optional.ofNullable(entities.get(kind + "/" + owner + "/" + name));
    }

    static ArrayNode list(ObjectNode json, String field) {
        return json.path(field).isArray() ? (ArrayNode) json.path(field) : json.putArray(field);
    }

    static ObjectNode object() {
        return RecordCodec.JSON.createObjectNode();
    }
}
