// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.benchmarks;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.graph.RecordCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Makes one AWS account as {@code aws iam get-account-authorization-details} exports it: managed policies, groups, users
 * who are members of them, and roles that services, the account or a single role may assume. One user is an
 * administrator. The same numbers make the same file.
 *
 * @param users how many users there are, the administrator and the holders among them
 * @param roles how many roles there are
 * @param holders how many users may create an access key of any user
 */
record Accounts(int users, int roles, int holders, long seed) {
    static final String ADMIN = "arn:aws:iam::" + PolicyDocuments.ACCOUNT + ":user/admin";

    private static final String ARN = "arn:aws:iam::" + PolicyDocuments.ACCOUNT + ":";
    private static final int USERS_A_GROUP = 50;
    private static final int PRINCIPALS_A_POLICY = 40;

    Accounts {
        if (users < 1 || roles < 0 || holders < 0 || holders >= users) {
            throw new IllegalArgumentException("users " + users + ", roles " + roles + ", holders " + holders
                    + ": there must be an administrator beside the holders");
        }
    }

    void write(Path file) throws IOException {
        try (JsonGenerator json = RecordCodec.JSON.getFactory().createGenerator(Files.newBufferedWriter(file))) {
            new Export(json).write();
        }
    }

    private int groups() {
        return 1 + users / USERS_A_GROUP;
    }

    private int policies() {
        return 1 + (users + roles) / PRINCIPALS_A_POLICY;
    }

    private static String statement(String action) {
        return """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "%s", "Resource": "*"}]}""".formatted(action);
    }

    private final class Export {
        private final JsonGenerator json;
        private final Random random = new Random(seed);
        private final PolicyDocuments documents = new PolicyDocuments(random);

        Export(JsonGenerator json) {
            this.json = json;
        }

        void write() throws IOException {
            json.writeStartObject();
            json.writeArrayFieldStart("UserDetailList");
            json.writeTree(user(ADMIN, "admin", statement("*")));
            for (int user = 1; user < users; user++) {
                String name = "user-" + user;
                String inline = user <= holders ? statement("iam:CreateAccessKey") : statement("sts:GetCallerIdentity");
                json.writeTree(user(ARN + "user/" + name, name, inline));
            }
            json.writeEndArray();
            json.writeArrayFieldStart("GroupDetailList");
            for (int group = 0; group < groups(); group++) {
                json.writeTree(attach(principal("Group", "group-" + group), 2));
            }
            json.writeEndArray();
            json.writeArrayFieldStart("RoleDetailList");
            for (int role = 0; role < roles; role++) {
                json.writeTree(role(role));
            }
            json.writeEndArray();
            json.writeArrayFieldStart("Policies");
            for (int policy = 0; policy < policies(); policy++) {
                json.writeTree(policy(policy));
            }
            json.writeEndArray();
            json.writeEndObject();
        }

        private ObjectNode user(String arn, String name, String inline) {
            ObjectNode user =
                    RecordCodec.JSON.createObjectNode().put("Arn", arn).put("UserName", name);
            user.putArray("GroupList").add("group-" + random.nextInt(groups()));
            user.putArray("UserPolicyList")
                    .addObject()
                    .put("PolicyName", "own")
                    .set("PolicyDocument", Json.parse(inline));
            return attach(user, random.nextInt(3));
        }

        private ObjectNode role(int number) {
            ObjectNode role = principal("Role", "role-" + number);
            role.set("AssumeRolePolicyDocument", Json.parse("""
                    {"Version": "2012-10-17", "Statement": [
                    {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": %s}]}""".formatted(trusted(number))));
            role.putArray("RolePolicyList")
                    .addObject()
                    .put("PolicyName", "own")
                    .set("PolicyDocument", documents.document(2));
            return attach(role, random.nextInt(1, 4));
        }

        private String trusted(int role) {
            return switch (random.nextInt(10)) {
                case 0, 1, 2 -> "{\"Service\": \"ec2.amazonaws.com\"}";
                case 3, 4, 5 -> "{\"Service\": \"lambda.amazonaws.com\"}";
                case 6, 7 -> "{\"AWS\": \"" + ARN + "root\"}";
                default -> "{\"AWS\": \"" + ARN + "role/role-" + random.nextInt(role + 1) + "\"}";
            };
        }

        private ObjectNode policy(int number) {
            ObjectNode policy = RecordCodec.JSON
                    .createObjectNode()
                    .put("PolicyName", "policy-" + number)
                    .put("Arn", ARN + "policy/policy-" + number)
                    .put("DefaultVersionId", "v1");
            policy.putArray("PolicyVersionList")
                    .addObject()
                    .put("VersionId", "v1")
                    .put("IsDefaultVersion", true)
                    .set("Document", documents.document(random.nextInt(2, 16)));
            return policy;
        }

        private ObjectNode principal(String type, String name) {
            String path = type.equals("Group") ? "group/" : "role/";
            return RecordCodec.JSON
                    .createObjectNode()
                    .put("Arn", ARN + path + name)
                    .put(type + "Name", name);
        }

        private ObjectNode attach(ObjectNode principal, int count) {
            var attached = principal.putArray("AttachedManagedPolicies");
            random.ints(0, policies())
                    .distinct()
                    .limit(Math.min(count, policies()))
                    .forEach(policy -> attached.addObject()
                            .put("PolicyName", "policy-" + policy)
                            .put("PolicyArn", ARN + "policy/policy-" + policy));
            return principal;
        }
    }
}
