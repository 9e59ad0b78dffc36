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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns the elements of authorization details into records, in whatever order they come. */
final class AccountReader {
    private final AwsRecords records;
    private final PolicyReader policies;
    private final TrustReader trusts;
    private final TagReader tags;
    private final RoleIndex roles;
    private final List<Membership> memberships = new ArrayList<>();
    private final Map<String, String> groups = new HashMap<>();

    AccountReader(AwsRecords records, RoleIndex roles, TrustReader trusts) {
        this.records = records;
        this.roles = roles;
        this.trusts = trusts;
        this.policies = new PolicyReader(records);
        this.tags = new TagReader(records);
    }

    /**
     * Reads one element.
     *
     * @param home the account whose export it is, where that is known; some exports leave it out of their ARNs
     */
    void element(String list, JsonNode json, Place place, Optional<String> home) {
        if (!json.isObject()) {
            records.reject(place, "is no object");
            return;
        }
        Fields fields = new Fields(json);
        try {
            switch (list) {
                case "UserDetailList" -> user(fields, place, home);
                case "GroupDetailList" -> group(fields, place, home);
                case "RoleDetailList" -> role(fields, place, home);
                default -> policies.managed(fields, place, home);
            }
        } catch (BadField e) {
            records.reject(place, String.valueOf(e.getMessage()));
        }
    }

    private void user(Fields fields, Place place, Optional<String> home) {
        Arn arn = fields.arn();
        String account = arn.accountOr(home);
        String id = arn.toString();
        Properties properties = identity(fields, arn, account, "AWS::IAM::User")
                .with("kind", "UNKNOWN")
                .with("userId", fields.optionalText("UserId"))
                .with("lastActiveAt", fields.time("PasswordLastUsed"));
        CredentialReader credentials = new CredentialReader(records, arn, account, place);
        credentials.describe(fields, properties);
        records.define(account, place, EntityLabel.IDENTITY, id, properties);
        contains(account, arn, place);
        records.principals().user(account, id);
        credentials.write(fields);
        for (String group : fields.texts("GroupList")) {
            memberships.add(new Membership(id, account, group, place));
        }
        policies.held(fields, id, account, "UserPolicyList", place);
        policies.boundary(fields, account, place);
        tags.owners(fields.tags(), id, account, place);
    }

    /** GroupList names groups without their path, so a membership waits until all groups are known. */
    private record Membership(String user, String account, String group, Place place) {}

    private void group(Fields fields, Place place, Optional<String> home) {
        Arn arn = fields.arn();
        String account = arn.accountOr(home);
        String id = arn.toString();
        groups.put(account + "/" + fields.text("GroupName"), id);
        records.define(
                account,
                place,
                EntityLabel.GROUP,
                id,
                new Properties()
                        .with("name", fields.text("GroupName"))
                        .with("provider", "aws")
                        .with("nativeType", "AWS::IAM::Group")
                        .with("account", account));
        contains(account, arn, place);
        policies.held(fields, id, account, "GroupPolicyList", place);
    }

    private void role(Fields fields, Place place, Optional<String> home) {
        Arn arn = fields.arn();
        String account = arn.accountOr(home);
        Properties properties = identity(fields, arn, account, "AWS::IAM::Role")
                .with("kind", "CLOUD_ROLE")
                .with("roleId", fields.optionalText("RoleId"))
                .with("lastActiveAt", fields.object("RoleLastUsed").flatMap(used -> used.time("LastUsedDate")))
                .with(
                        "instanceProfiles",
                        fields.objects("InstanceProfileList").stream()
                                .map(profile -> profile.text("Arn"))
                                .toList());
        trusts.read(fields, arn, account, properties, place);
        records.define(account, place, EntityLabel.IDENTITY, arn.toString(), properties);
        contains(account, arn, place);
        roles.role(account, arn.toString());
        records.principals().role(arn.toString());
        fields.objects("InstanceProfileList")
                .forEach(profile -> roles.profile(account, profile.text("Arn"), arn.toString()));
        policies.held(fields, arn.toString(), account, "RolePolicyList", place);
        policies.boundary(fields, account, place);
        tags.owners(fields.tags(), arn.toString(), account, place);
    }

    private Properties identity(Fields fields, Arn arn, String account, String nativeType) {
        Map<String, String> tagged = fields.tags();
        Optional<Fields> boundary = fields.object("PermissionsBoundary");
        return new Properties()
                .with("name", arn.name())
                .with("provider", "aws")
                .with("nativeType", nativeType)
                .with("account", account)
                .with("path", fields.optionalText("Path").orElse("/"))
                .with("status", "ACTIVE")
                .with("createdAt", fields.time("CreateDate"))
                .with("environment", TagReader.environment(tagged))
                .with("purpose", TagReader.purpose(tagged))
                .with("tags", TagReader.texts(tagged))
                .with("permissionsBoundary", boundary.map(set -> set.text("PermissionsBoundaryArn")));
    }

    private void contains(String account, Arn arn, Place place) {
        records.contains(account, place, arn.toString());
        trusts.define(arn);
    }

    /** Writes what could only be told when all elements were seen. */
    void finish() {
        for (Membership membership : memberships) {
            String group = Optional.ofNullable(groups.get(membership.account() + "/" + membership.group()))
                    .orElseGet(() -> missing(membership));
            records.relation(
                    membership.account(), membership.place(), RelationKind.MEMBER_OF, membership.user(), group);
        }
        policies.finish(records.accounts());
    }

    /** A group that the export leaves out grants something unknown, which a policy without document says. */
    private String missing(Membership membership) {
        String account = membership.account();
        String group = "arn:aws:iam::" + account + ":group/" + membership.group();
        records.warn(
                membership.place(),
                "'GroupList' names " + Shown.of(membership.group())
                        + ", which is not in GroupDetailList; what it grants is unknown");
        records.draft(account, membership.place(), EntityLabel.GROUP, group)
                .standIn(new Properties()
                        .with("name", membership.group())
                        .with("provider", "aws")
                        .with("nativeType", "AWS::IAM::Group")
                        .with("account", account)
                        .with("reference", true));
        groups.put(account + "/" + membership.group(), group);
        policies.unknown(account, group, membership.place());
        return group;
    }
}
