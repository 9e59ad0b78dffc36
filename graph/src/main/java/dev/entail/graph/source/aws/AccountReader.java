// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.Shown;
import dev.entail.graph.load.Place;
import dev.entail.graph.source.aws.AwsRecords.Properties;
import dev.entail.graph.source.aws.Fields.BadField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns the elements of authorization details into records, in whatever order they come. */
final class AccountReader {
    private final AwsRecords records;
    private final PolicyReader policies;
    private final TrustReader trusts;
    private final TagReader tags;
    private final Set<String> accounts = new HashSet<>();
    private final List<Membership> memberships = new ArrayList<>();
    private final Map<String, String> groups = new HashMap<>();

    AccountReader(AwsRecords records) {
        this.records = records;
        this.policies = new PolicyReader(records);
        this.trusts = new TrustReader(records);
        this.tags = new TagReader(records);
    }

    void warn(Place place, String reason) {
        records.warn(place, reason);
    }

    void element(String list, JsonNode json, Place place) {
        if (!json.isObject()) {
            records.reject(place, "is no object");
            return;
        }
        Fields fields = new Fields(json);
        try {
            switch (list) {
                case "UserDetailList" -> user(fields, place);
                case "GroupDetailList" -> group(fields, place);
                case "RoleDetailList" -> role(fields, place);
                default -> policies.managed(fields, place);
            }
        } catch (BadField e) {
            records.reject(place, String.valueOf(e.getMessage()));
        }
    }

    private void user(Fields fields, Place place) {
        Arn arn = fields.arn();
        String id = arn.toString();
        Properties properties = identity(fields, arn, "AWS::IAM::User")
                .with("kind", "UNKNOWN")
                .with("userId", fields.optionalText("UserId"))
                .with("lastActiveAt", fields.time("PasswordLastUsed"));
        CredentialReader credentials = new CredentialReader(records, arn, place);
        credentials.describe(fields, properties);
        records.node(arn.account(), place, EntityLabel.IDENTITY, id, properties);
        contains(arn, place);
        credentials.write(fields);
        for (String group : fields.texts("GroupList")) {
            memberships.add(new Membership(id, arn.account(), group, place));
        }
        policies.held(fields, id, arn, "UserPolicyList", place);
        policies.boundary(fields, place);
        tags.owners(fields.tags(), id, arn.account(), place);
    }

    /** GroupList names groups without their path, so a membership waits until all groups are known. */
    private record Membership(String user, String account, String group, Place place) {}

    private void group(Fields fields, Place place) {
        Arn arn = fields.arn();
        String id = arn.toString();
        groups.put(arn.account() + "/" + fields.text("GroupName"), id);
        records.node(
                arn.account(),
                place,
                EntityLabel.GROUP,
                id,
                new Properties()
                        .with("name", fields.text("GroupName"))
                        .with("provider", "aws")
                        .with("nativeType", "AWS::IAM::Group")
                        .with("account", arn.account()));
        contains(arn, place);
        policies.held(fields, id, arn, "GroupPolicyList", place);
    }

    private void role(Fields fields, Place place) {
        Arn arn = fields.arn();
        Properties properties = identity(fields, arn, "AWS::IAM::Role")
                .with("kind", "CLOUD_ROLE")
                .with("roleId", fields.optionalText("RoleId"))
                .with("lastActiveAt", fields.object("RoleLastUsed").flatMap(used -> used.time("LastUsedDate")))
                .with(
                        "instanceProfiles",
                        fields.objects("InstanceProfileList").stream()
                                .map(profile -> profile.text("Arn"))
                                .toList());
        trusts.read(fields, arn, properties, place);
        records.node(arn.account(), place, EntityLabel.IDENTITY, arn.toString(), properties);
        contains(arn, place);
        policies.held(fields, arn.toString(), arn, "RolePolicyList", place);
        policies.boundary(fields, place);
        tags.owners(fields.tags(), arn.toString(), arn.account(), place);
    }

    private Properties identity(Fields fields, Arn arn, String nativeType) {
        Map<String, String> tagged = fields.tags();
        Optional<Fields> boundary = fields.object("PermissionsBoundary");
        return new Properties()
                .with("name", arn.name())
                .with("provider", "aws")
                .with("nativeType", nativeType)
                .with("account", arn.account())
                .with("path", fields.optionalText("Path").orElse("/"))
                .with("status", "ACTIVE")
                .with("createdAt", fields.time("CreateDate"))
                .with("environment", TagReader.environment(tagged))
                .with("purpose", TagReader.purpose(tagged))
                .with(
                        "tags",
                        tagged.entrySet().stream()
                                .map(tag -> tag.getKey() + "=" + tag.getValue())
                                .toList())
                .with("permissionsBoundary", boundary.map(set -> set.text("PermissionsBoundaryArn")));
    }

    private void contains(Arn arn, Place place) {
        String account = AwsIds.account(arn.account());
        if (accounts.add(arn.account())) {
            records.node(
                    arn.account(),
                    place,
                    EntityLabel.SCOPE,
                    account,
                    new Properties()
                            .with("kind", "ACCOUNT")
                            .with("name", "AWS account " + arn.account())
                            .with("provider", "aws"));
        }
        records.relation(arn.account(), place, RelationKind.CONTAINS, account, arn.toString());
        trusts.define(arn);
    }

    /** Writes what could only be told when all elements were seen. */
    void finish() {
        for (Membership membership : memberships) {
            String group = groups.get(membership.account() + "/" + membership.group());
            if (group == null) {
                records.reject(
                        membership.place(),
                        "'GroupList' names " + Shown.of(membership.group()) + ", which is not in GroupDetailList");
                continue;
            }
            records.relation(
                    membership.account(), membership.place(), RelationKind.MEMBER_OF, membership.user(), group);
        }
        policies.finish(accounts);
        trusts.finish(accounts);
    }
}
