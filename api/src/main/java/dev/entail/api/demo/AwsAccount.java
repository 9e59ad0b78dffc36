// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;

/** One account of the document, to which users, groups, roles and policies are added. */
final class AwsAccount {
    static final LocalDate OPENED = LocalDate.of(2021, 6, 14);

    private final String number;
    private final Seed seed;
    private final AwsDocument document;

    AwsAccount(String number, Seed seed, AwsDocument document) {
        this.number = number;
        this.seed = seed;
        this.document = document;
    }

    String number() {
        return number;
    }

    String arn(String resource) {
        return "arn:aws:iam::" + number + ":" + resource;
    }

    AwsEntity user(String name, LocalDate created) {
        ObjectNode json = begin(document.user(), "User", "AIDA", name, created);
        json.putArray("GroupList");
        return end(json, "User");
    }

    AwsEntity group(String name) {
        ObjectNode json = begin(document.group(), "Group", "AGPA", name, OPENED);
        json.putArray("GroupPolicyList");
        json.putArray("AttachedManagedPolicies");
        return new AwsEntity(document, json, json.path("Arn").asText(), "Group");
    }

    AwsEntity role(String name, LocalDate created, ObjectNode trust) {
        ObjectNode json = begin(document.role(), "Role", "AROA", name, created);
        json.set("AssumeRolePolicyDocument", trust);
        json.putArray("InstanceProfileList");
        json.putArray("RolePolicyList");
        json.putObject("RoleLastUsed");
        return end(json, "Role");
    }

    private ObjectNode begin(ObjectNode json, String type, String prefix, String name, LocalDate created) {
        String arn = arn(type.toLowerCase(java.util.Locale.ROOT) + "/" + name);
        return json.put("Path", "/")
                .put(type + "Name", name)
                .put(type + "Id", seed.dice(arn).awsId(prefix))
                .put("Arn", arn)
                .put("CreateDate", Quarter.time(created).toString());
    }

    private AwsEntity end(ObjectNode json, String type) {
        json.putArray("AttachedManagedPolicies");
        json.putArray("Tags");
        return new AwsEntity(document, json, json.path("Arn").asText(), type);
    }

    /** Makes a managed policy, the newest version last and in force. */
    String policy(String name, List<PolicyText> versions) {
        String arn = arn("policy/" + name);
        managed(document, seed, arn, versions);
        return arn;
    }

    static void managed(AwsDocument document, Seed seed, String arn, List<PolicyText> versions) {
        ObjectNode json = document.policy(arn)
                .put("PolicyName", arn.substring(arn.lastIndexOf('/') + 1))
                .put("PolicyId", seed.dice(arn).awsId("ANPA"))
                .put("Arn", arn)
                .put("Path", "/")
                .put("DefaultVersionId", "v" + versions.size())
                .put("AttachmentCount", 0)
                .put("PermissionsBoundaryUsageCount", 0)
                .put("IsAttachable", true)
                .put("CreateDate", date(1))
                .put("UpdateDate", date(versions.size()));
        ArrayNode list = json.putArray("PolicyVersionList");
        for (int number = versions.size(); number >= 1; number--) {
            ObjectNode version = list.addObject();
            version.set("Document", versions.get(number - 1).json());
            version.put("VersionId", "v" + number)
                    .put("IsDefaultVersion", number == versions.size())
                    .put("CreateDate", date(number));
        }
    }

    /** The first version is as old as the account, each further one of the month before a date. */
    private static String date(int version) {
        LocalDate day =
                version == 1 ? OPENED : Quarter.number(version - 1).day().minusDays(24);
        return Quarter.time(day).toString();
    }
}
