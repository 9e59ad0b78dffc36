// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;

/** A user, group or role in the making. */
final class AwsEntity {
    private final AwsDocument document;
    private final ObjectNode json;
    private final String arn;
    private final String type;

    AwsEntity(AwsDocument document, ObjectNode json, String arn, String type) {
        this.document = document;
        this.json = json;
        this.arn = arn;
        this.type = type;
    }

    String arn() {
        return arn;
    }

    AwsEntity attach(String policyArn) {
        document.count(policyArn, "AttachmentCount");
        json.withArrayProperty("AttachedManagedPolicies")
                .addObject()
                .put("PolicyName", policyArn.substring(policyArn.lastIndexOf('/') + 1))
                .put("PolicyArn", policyArn);
        return this;
    }

    AwsEntity inline(String name, PolicyText policy) {
        json.withArrayProperty(type + "PolicyList")
                .addObject()
                .put("PolicyName", name)
                .set("PolicyDocument", policy.json());
        return this;
    }

    AwsEntity boundary(String policyArn) {
        document.count(policyArn, "PermissionsBoundaryUsageCount");
        json.putObject("PermissionsBoundary")
                .put("PermissionsBoundaryType", "Policy")
                .put("PermissionsBoundaryArn", policyArn);
        return this;
    }

    AwsEntity tag(String key, String value) {
        json.withArrayProperty("Tags").addObject().put("Key", key).put("Value", value);
        return this;
    }

    AwsEntity memberOf(String group) {
        json.withArrayProperty("GroupList").add(group);
        return this;
    }

    AwsEntity used(LocalDate day) {
        json.putObject("RoleLastUsed")
                .put("LastUsedDate", Quarter.time(day).toString())
                .put("Region", "eu-west-1");
        return this;
    }

    AwsEntity signedIn(LocalDate day) {
        json.put("PasswordLastUsed", Quarter.time(day).toString());
        return this;
    }

    /** Gives a role an instance profile of its own name. */
    AwsEntity profile(Dice dice) {
        ObjectNode profile = json.withArrayProperty("InstanceProfileList").addObject();
        String name = json.path("RoleName").asText();
        profile.put("Path", "/")
                .put("InstanceProfileName", name)
                .put("InstanceProfileId", dice.awsId("AIPA"))
                .put("Arn", arn.replace(":role/", ":instance-profile/"))
                .put("CreateDate", json.path("CreateDate").asText());
        ObjectNode role = profile.putArray("Roles").addObject();
        for (String field :
                java.util.List.of("Path", "RoleName", "RoleId", "Arn", "CreateDate", "AssumeRolePolicyDocument")) {
            role.set(field, json.get(field).deepCopy());
        }
        return this;
    }
}
