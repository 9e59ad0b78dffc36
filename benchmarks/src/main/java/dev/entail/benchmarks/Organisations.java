// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.benchmarks;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.graph.RecordCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * Makes an organisation of many accounts, a folder each with the answers of the AWS CLI: authorization details and
 * Lambda functions. As in real ones, most principals have one of a few job policies, some of them what leads on to
 * others; every account has an administrator, roles of services, roles that their account may assume and roles that
 * those of another account may. The same numbers make the same files.
 *
 * @param principals users and roles of all accounts together
 * @param policies customer managed policies of all accounts together
 */
record Organisations(int accounts, int principals, int policies, long seed) {
    private static final List<String> JOBS = List.of(
            "\"s3:Get*\", \"s3:List*\"",
            "\"ec2:Describe*\", \"cloudwatch:*\"",
            "\"sts:AssumeRole\"",
            "\"lambda:UpdateFunctionCode\", \"lambda:InvokeFunction\"",
            "\"iam:PassRole\", \"lambda:CreateFunction\", \"lambda:InvokeFunction\"",
            "\"iam:CreateAccessKey\"",
            "\"secretsmanager:GetSecretValue\", \"kms:Decrypt\"");

    Organisations {
        if (accounts < 1 || principals < accounts || policies < accounts) {
            throw new IllegalArgumentException("accounts " + accounts + ", principals " + principals + ", policies "
                    + policies + ": each account must have one of each");
        }
    }

    static String account(int number) {
        return String.format("%012d", 100_000_000_000L + number);
    }

    /** Writes the organisation into a folder. */
    void write(Path folder) {
        Random random = new Random(seed);
        for (int account = 0; account < accounts; account++) {
            Path files = folder.resolve(account(account)).resolve("us-east-1");
            try {
                Files.createDirectories(files);
                Export export = new Export(account, random);
                write(files.resolve("iam-get-account-authorization-details.json"), export.details());
                write(files.resolve("lambda-list-functions.json"), export.functions());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void write(Path file, ObjectNode json) throws IOException {
        try (JsonGenerator generator = RecordCodec.JSON.getFactory().createGenerator(Files.newBufferedWriter(file))) {
            generator.writeTree(json);
        }
    }

    /** One account. */
    private final class Export {
        private final int number;
        private final Random random;
        private final PolicyDocuments documents;
        private final String arn;
        private final int users = Math.max(1, principals / accounts / 2);
        private final int roles = Math.max(1, principals / accounts - users);
        private final int managed = Math.max(1, policies / accounts);

        Export(int number, Random random) {
            this.number = number;
            this.random = random;
            this.documents = new PolicyDocuments(random);
            this.arn = "arn:aws:iam::" + account(number) + ":";
        }

        ObjectNode details() {
            ObjectNode details = RecordCodec.JSON.createObjectNode();
            ArrayNode userList = details.putArray("UserDetailList");
            for (int user = 0; user < users; user++) {
                ObjectNode entry = userList.addObject()
                        .put("Arn", arn + "user/user-" + user)
                        .put("UserName", "user-" + user);
                attach(entry, user == 0);
            }
            ArrayNode roleList = details.putArray("RoleDetailList");
            for (int role = 0; role < roles; role++) {
                ObjectNode entry = roleList.addObject()
                        .put("Arn", arn + "role/role-" + role)
                        .put("RoleName", "role-" + role);
                entry.set("AssumeRolePolicyDocument", Json.parse("""
                        {"Version": "2012-10-17", "Statement": [
                        {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": %s}]}""".formatted(trusted())));
                attach(entry, false);
            }
            ArrayNode policyList = details.putArray("Policies");
            for (int policy = 0; policy < managed; policy++) {
                policyList.add(policy(policy));
            }
            return details;
        }

        ObjectNode functions() {
            ObjectNode functions = RecordCodec.JSON.createObjectNode();
            ArrayNode list = functions.putArray("Functions");
            for (int function = 0; function < roles / 10; function++) {
                list.addObject()
                        .put("FunctionName", "function-" + function)
                        .put(
                                "FunctionArn",
                                "arn:aws:lambda:us-east-1:" + account(number) + ":function:function-" + function)
                        .put("Role", arn + "role/role-" + random.nextInt(roles));
            }
            return functions;
        }

        private String trusted() {
            return switch (random.nextInt(10)) {
                case 0, 1, 2 -> "{\"Service\": \"ec2.amazonaws.com\"}";
                case 3, 4, 5 -> "{\"Service\": \"lambda.amazonaws.com\"}";
                case 6, 7, 8 -> "{\"AWS\": \"" + arn + "root\"}";
                default -> "{\"AWS\": \"arn:aws:iam::" + account(random.nextInt(accounts)) + ":root\"}";
            };
        }

        /** The first policies are those that a job needs, the rest are anybody's. */
        private ObjectNode policy(int policy) {
            ObjectNode entry = RecordCodec.JSON
                    .createObjectNode()
                    .put("PolicyName", "policy-" + policy)
                    .put("Arn", arn + "policy/policy-" + policy)
                    .put("DefaultVersionId", "v1");
            ObjectNode version = entry.putArray("PolicyVersionList")
                    .addObject()
                    .put("VersionId", "v1")
                    .put("IsDefaultVersion", true);
            if (policy < JOBS.size()) {
                String resource = policy == 2 ? "arn:aws:iam::*:role/role-1*" : "*";
                version.set("Document", Json.parse("""
                        {"Version": "2012-10-17", "Statement": [
                        {"Effect": "Allow", "Action": [%s], "Resource": "%s"}]}""".formatted(JOBS.get(policy), resource)));
            } else {
                version.set("Document", documents.document(random.nextInt(2, 8)));
            }
            return entry;
        }

        private void attach(ObjectNode principal, boolean administrator) {
            ArrayNode attached = principal.putArray("AttachedManagedPolicies");
            if (administrator) {
                attached.addObject()
                        .put("PolicyName", "AdministratorAccess")
                        .put("PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess");
            }
            boolean job = random.nextInt(100) < 15;
            int first = job ? random.nextInt(Math.min(JOBS.size(), managed)) : random.nextInt(managed);
            random.ints(0, managed).distinct().limit(Math.min(2, managed)).forEach(policy -> add(attached, policy));
            add(attached, job ? first : Math.min(1, managed - 1));
        }

        private void add(ArrayNode attached, int policy) {
            boolean leadsOn = policy > 1 && policy < JOBS.size();
            if (leadsOn && random.nextInt(10) > 0) {
                return;
            }
            attached.addObject()
                    .put("PolicyName", "policy-" + policy)
                    .put("PolicyArn", arn + "policy/policy-" + policy);
        }
    }
}
