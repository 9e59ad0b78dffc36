// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import java.util.List;

/** Two AWS accounts, production and development, in one answer of {@code get-account-authorization-details}. */
final class AwsOrganisation {
    static final String PRODUCTION = "111122223333";
    static final String DEVELOPMENT = "444455556666";
    static final String ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";
    static final String READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    static final String POWER_USER = "arn:aws:iam::aws:policy/PowerUserAccess";
    static final String AUDIT = "arn:aws:iam::aws:policy/SecurityAudit";

    private final Seed seed;
    private final People people;
    private final Quarter quarter;

    AwsOrganisation(Seed seed, People people, Quarter quarter) {
        this.seed = seed;
        this.people = people;
        this.quarter = quarter;
    }

    byte[] json() {
        AwsDocument document = new AwsDocument();
        AwsAccount production = new AwsAccount(PRODUCTION, seed, document);
        AwsAccount development = new AwsAccount(DEVELOPMENT, seed, document);
        managed(document);
        AwsUsers users = new AwsUsers(seed, people, quarter);
        users.write(production);
        users.write(development);
        AwsRoles roles = new AwsRoles(seed, quarter);
        roles.write(production);
        roles.write(development);
        new AwsProductionPlot(seed, quarter, production, users).write();
        new AwsDevelopmentPlot(quarter, development, users).write();
        return document.bytes();
    }

    /** Policies as AWS manages them, shorter than AWS's own; what may be read grows over the dates. */
    private void managed(AwsDocument document) {
        PolicyText read = PolicyText.allowing(
                List.of("ec2:Describe*", "s3:List*", "s3:Get*", "iam:Get*", "iam:List*", "rds:Describe*", "logs:Get*"),
                "*");
        PolicyText more = PolicyText.allowing(
                List.of(
                        "ec2:Describe*",
                        "ec2:Get*",
                        "s3:List*",
                        "s3:Get*",
                        "iam:Get*",
                        "iam:List*",
                        "iam:Generate*",
                        "rds:Describe*",
                        "rds:List*",
                        "logs:Get*",
                        "logs:Filter*",
                        "dynamodb:Get*",
                        "dynamodb:Query",
                        "dynamodb:Scan",
                        "sqs:Get*",
                        "kms:Describe*",
                        "kms:List*",
                        "lambda:Get*",
                        "lambda:List*"),
                "*");
        managed(document, ADMINISTRATOR, List.of(PolicyText.allowing("*", "*")));
        managed(document, READ_ONLY, quarter.reached(Quarter.SECOND) ? List.of(read, more) : List.of(read));
        managed(
                document,
                POWER_USER,
                List.of(new PolicyText()
                        .allowAllBut(List.of("iam:*", "organizations:*", "account:*"))
                        .allow(List.of("iam:ListRoles", "organizations:DescribeOrganization"), "*")));
        managed(
                document,
                AUDIT,
                List.of(PolicyText.allowing(
                        List.of(
                                "iam:GenerateCredentialReport",
                                "iam:Get*",
                                "iam:List*",
                                "cloudtrail:Describe*",
                                "config:List*"),
                        "*")));
    }

    private void managed(AwsDocument document, String arn, List<PolicyText> versions) {
        AwsAccount.managed(document, seed, arn, versions);
    }
}
