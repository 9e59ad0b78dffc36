// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import java.util.ArrayList;
import java.util.List;

/** Adds to the development account the ways to become administrator, and the ways that only look like one. */
final class AwsDevelopmentPlot {
    /** The developers who may rewrite the policy that they are under. */
    private static final List<String> DEVELOPERS = List.of("tomas.novak", "yuki.tanabe", "amara.obi", "diego.fuentes");

    private final Quarter quarter;
    private final AwsAccount account;
    private final AwsUsers users;

    AwsDevelopmentPlot(Quarter quarter, AwsAccount account, AwsUsers users) {
        this.quarter = quarter;
        this.account = account;
        this.users = users;
    }

    void write() {
        developersRewriteTheirPolicy();
        rolesInARow();
        schedulerWritesItsOwnPolicy();
        buildRunner();
        onlyUnderConditions();
        onlyAtFirstSight();
    }

    private void developersRewriteTheirPolicy() {
        List<String> actions = new ArrayList<>(List.of("s3:GetObject", "iam:CreatePolicyVersion", "iam:GetPolicy"));
        String arn = account.arn("policy/route-planning-developer");
        List<PolicyText> versions = new ArrayList<>();
        versions.add(PolicyText.allowing(List.copyOf(actions), arn, "arn:aws:s3:::meridian-route-planning/*"));
        if (quarter.reached(Quarter.SECOND)) {
            actions.addAll(List.of("dynamodb:*", "sqs:*"));
            versions.add(PolicyText.allowing(List.copyOf(actions), "*"));
        }
        if (quarter.reached(Quarter.THIRD)) {
            actions.addAll(List.of("rds:*", "kms:Decrypt", "secretsmanager:GetSecretValue"));
            versions.add(PolicyText.allowing(List.copyOf(actions), "*"));
        }
        account.policy("route-planning-developer", versions);
        account.group("route-planning-developers").attach(arn);
        DEVELOPERS.forEach(name -> users.user(account, name).memberOf("route-planning-developers"));
    }

    /** Three assumptions in a row, the last of an administrator. */
    private void rolesInARow() {
        AwsEntity last = step("etl-publish", account.arn("role/etl-merge")).attach(AwsOrganisation.ADMINISTRATOR);
        AwsEntity middle = step("etl-merge", account.arn("role/etl-start")).inline("next", assume(last.arn()));
        AwsEntity first = step("etl-start", account.arn("user/farid.rahimi")).inline("next", assume(middle.arn()));
        users.user(account, "farid.rahimi").inline("etl", assume(first.arn()));
    }

    private AwsEntity step(String name, String trusted) {
        return account.role(name, AwsAccount.OPENED.plusDays(400), AwsTrust.principal(trusted))
                .tag("team", "data-platform")
                .tag("env", "dev");
    }

    private static PolicyText assume(String role) {
        return PolicyText.allowing("sts:AssumeRole", role);
    }

    private void schedulerWritesItsOwnPolicy() {
        users.user(account, "wharf-scheduler")
                .inline("self-service", PolicyText.allowing("iam:PutUserPolicy", account.arn("user/${aws:username}")));
    }

    /** Builds run here and deploy to production, whose role for that grows. */
    private void buildRunner() {
        String deployer = "arn:aws:iam::" + AwsOrganisation.PRODUCTION + ":role/shared-deployer";
        account.role("build-runner", AwsAccount.OPENED, AwsTrust.service("codebuild"))
                .inline("deploy", assume(deployer))
                .inline("logs", PolicyText.allowing(List.of("logs:CreateLogStream", "logs:PutLogEvents"), "*"))
                .tag("team", "platform")
                .tag("env", "dev");
    }

    private void onlyUnderConditions() {
        users.user(account, "noor.van.dijk")
                .inline(
                        "hotfix",
                        PolicyText.allowing(
                                "lambda:UpdateFunctionCode",
                                "arn:aws:lambda:eu-west-1:" + account.number() + ":function:invoice-archive"));
        account.role("sandbox-cleaner", AwsAccount.OPENED, AwsTrust.service("lambda"))
                .attach(AwsOrganisation.ADMINISTRATOR)
                .tag("purpose", "empties the sandbox every night")
                .tag("env", "sandbox");
        users.user(account, "kofi.mensah").attach(AwsOrganisation.POWER_USER).memberOf("leads");
    }

    private void onlyAtFirstSight() {
        String boundary = account.policy(
                "sandbox-boundary",
                List.of(PolicyText.allowing(List.of("s3:*", "dynamodb:*", "sqs:*", "logs:*"), "*")));
        users.user(account, "maya.feldman")
                .attach(AwsOrganisation.ADMINISTRATOR)
                .boundary(boundary);
        users.user(account, "demo-seeder")
                .inline(
                        "seed",
                        PolicyText.allowing(List.of("lambda:CreateFunction", "lambda:InvokeFunction"), "*")
                                .allow(List.of("iam:PassRole"), account.arn("role/sandbox-cleaner"))
                                .when("StringEquals", "iam:PassedToService", "ec2.amazonaws.com"));
        users.user(account, "nightly-restore")
                .inline("keys", PolicyText.allowing("iam:CreateAccessKey", account.arn("user/loadtest")));
    }
}
