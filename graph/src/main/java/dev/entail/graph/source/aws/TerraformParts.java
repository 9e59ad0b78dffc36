// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.graph.Shown;
import dev.entail.graph.load.Place;
import java.util.List;
import java.util.Optional;

/** Joins Terraform's attachments, inline policies, memberships, profiles and credentials to what they belong to. */
final class TerraformParts {
    private static final List<String> KINDS = List.of("user", "role", "group");

    private final AwsReaders readers;
    private final TerraformIam iam;

    TerraformParts(AwsReaders readers, TerraformIam iam) {
        this.readers = readers;
        this.iam = iam;
    }

    void join(String type, String account, JsonNode values, Place place) {
        switch (type) {
            case "aws_iam_user_policy", "aws_iam_role_policy", "aws_iam_group_policy" ->
                inline(type.split("_", -1)[2], account, values, place);
            case "aws_iam_group_membership" -> members(account, values, place);
            case "aws_iam_user_group_membership" -> memberships(account, values, place);
            case "aws_iam_instance_profile" -> profile(account, values, place);
            case "aws_iam_access_key" -> key(account, values, place);
            case "aws_iam_user_login_profile" ->
                each("user", account, values, place, user -> user.putObject("LoginProfile"));
            case "aws_iam_openid_connect_provider" -> provider(account, values, place, "oidc-provider/", "url");
            case "aws_iam_saml_provider" -> provider(account, values, place, "saml-provider/", "name");
            default -> attachments(account, values, place);
        }
    }

    private void attachments(String account, JsonNode values, Place place) {
        for (String policy : JsonPaths.all(values, List.of("policy_arn", "policy_arns"))) {
            KINDS.forEach(
                    kind -> each(kind, account, values, place, holder -> TerraformElements.attach(holder, policy)));
        }
    }

    private void inline(String kind, String account, JsonNode values, Place place) {
        String list = Character.toUpperCase(kind.charAt(0)) + kind.substring(1) + "PolicyList";
        String name = JsonPaths.first(values, List.of("name", "Name")).orElse("inline");
        each(kind, account, values, place, holder -> TerraformElements.inline(holder, list, name, values));
    }

    private void members(String account, JsonNode values, Place place) {
        JsonPaths.first(values, List.of("group"))
                .ifPresent(group -> each("user", account, values, place, user -> group(user, group)));
    }

    private void memberships(String account, JsonNode values, Place place) {
        JsonPaths.all(values, List.of("groups"))
                .forEach(group -> each("user", account, values, place, user -> group(user, group)));
    }

    private static void group(ObjectNode user, String group) {
        TerraformIam.list(user, "GroupList").add(group);
    }

    private void profile(String account, JsonNode values, Place place) {
        String name = JsonPaths.first(values, List.of("name", "Name")).orElse("");
        String arn =
                JsonPaths.first(values, List.of("arn")).orElse("arn:aws:iam::" + account + ":instance-profile/" + name);
        each(
                "role",
                account,
                values,
                place,
                role -> TerraformIam.list(role, "InstanceProfileList")
                        .addObject()
                        .put("InstanceProfileName", name)
                        .put("Arn", arn));
    }

    /** The id of a key is no secret; its secret is not looked at. */
    private void key(String account, JsonNode values, Place place) {
        each("user", account, values, place, user -> {
            ObjectNode key = TerraformIam.list(user, "AccessKeyMetadata").addObject();
            JsonPaths.first(values, List.of("id")).ifPresent(id -> key.put("AccessKeyId", id));
            JsonPaths.first(values, List.of("status")).ifPresent(status -> key.put("Status", status));
            JsonPaths.first(values, List.of("create_date"))
                    .flatMap(Times::parse)
                    .ifPresent(time -> key.put("CreateDate", time.toString()));
        });
    }

    private void provider(String account, JsonNode values, Place place, String kind, String nameField) {
        String name = JsonPaths.first(values, List.of(nameField, "Name"))
                .map(url -> url.replaceFirst("^https?://", ""))
                .orElse("");
        String arn = JsonPaths.first(values, List.of("arn", "Arn"))
                .filter(text -> text.contains(":" + kind))
                .orElse("arn:aws:iam::" + account + ":" + kind + name);
        new ProviderWriter(readers).write(arn, account, JsonPaths.all(values, List.of("client_id_list")), place);
    }

    private void each(
            String kind, String account, JsonNode values, Place place, java.util.function.Consumer<ObjectNode> work) {
        for (String holder : JsonPaths.all(values, List.of(kind, kind + "s", kind + "_name"))) {
            Optional<TerraformIam.Entity> entity = iam.find(kind, account, holder);
            if (entity.isEmpty()) {
                readers.records()
                        .warn(
                                place,
                                "belongs to " + kind + " " + Shown.of(holder)
                                        + ", which is not in the input; what that may do is unknown");
            }
            entity.ifPresent(found -> work.accept(found.json()));
        }
    }
}
