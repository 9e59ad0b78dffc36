// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import java.time.LocalDate;
import java.util.List;

/** Adds to the production account the ways to become administrator, and the ways that only look like one. */
final class AwsProductionPlot {
    private static final LocalDate INCIDENT = LocalDate.of(2026, 3, 18);

    private final Seed seed;
    private final Quarter quarter;
    private final AwsAccount account;
    private final AwsUsers users;

    AwsProductionPlot(Seed seed, Quarter quarter, AwsAccount account, AwsUsers users) {
        this.seed = seed;
        this.quarter = quarter;
        this.account = account;
        this.users = users;
    }

    void write() {
        targets();
        supportResetsKeys();
        deployerGrows();
        incidentBecomesPermanent();
        onlyUnderConditions();
        onlyAtFirstSight();
        vendors();
    }

    /** Roles that are administrators because something must be. */
    private void targets() {
        account.role("platform-automation", AwsAccount.OPENED, AwsTrust.service("lambda"))
                .attach(AwsOrganisation.ADMINISTRATOR)
                .tag("team", "platform")
                .tag("env", "prod");
        account.role("bastion-host", AwsAccount.OPENED, AwsTrust.service("ec2"))
                .attach(AwsOrganisation.ADMINISTRATOR)
                .profile(seed.dice("bastion-host"))
                .tag("env", "prod");
        account.role("yard-gateway", AwsAccount.OPENED, AwsTrust.service("ec2"))
                .attach(AwsOrganisation.READ_ONLY)
                .profile(seed.dice("yard-gateway"))
                .tag("team", "infrastructure");
    }

    private void supportResetsKeys() {
        PolicyText policy =
                PolicyText.allowing(List.of("iam:CreateAccessKey", "iam:ListAccessKeys"), account.arn("user/*"));
        users.user(account, "priya.raman").inline("key-reset", policy).tag("env", "prod");
    }

    /** A role that development may assume, and that may give itself any policy from the second date on. */
    private void deployerGrows() {
        PolicyText narrow = PolicyText.allowing(List.of("ecs:UpdateService", "ecs:DescribeServices"), "*");
        PolicyText wide = PolicyText.allowing(List.of("ecs:*", "ecr:*"), "*")
                .allow(List.of("iam:AttachRolePolicy"), account.arn("role/*"));
        String policy = account.policy(
                "shared-deployer", quarter.reached(Quarter.SECOND) ? List.of(narrow, wide) : List.of(narrow));
        String development = "arn:aws:iam::" + AwsOrganisation.DEVELOPMENT + ":root";
        account.role("shared-deployer", AwsAccount.OPENED, AwsTrust.principal(development))
                .attach(policy)
                .tag("team", "platform")
                .tag("env", "prod")
                .used(quarter.day().minusDays(3));
    }

    /** A role made for one night, with an end at the first date and without one later. */
    private void incidentBecomesPermanent() {
        AwsEntity role = account.role(
                        "incident-2026-041-responder", INCIDENT, AwsTrust.principal(account.arn("user/leila.haddad")))
                .tag("purpose", "incident 2026-041, remove after 2026-04-15");
        if (quarter.reached(Quarter.SECOND)) {
            role.attach(AwsOrganisation.ADMINISTRATOR).used(quarter.day().minusDays(9));
            return;
        }
        PolicyText policy =
                PolicyText.allowing("*", "*").when("DateLessThan", "aws:CurrentTime", "2026-04-15T00:00:00Z");
        role.inline("until-mid-april", policy).used(INCIDENT);
    }

    private void onlyUnderConditions() {
        users.user(account, "oskar.brandt")
                .inline(
                        "on-call",
                        PolicyText.allowing("iam:AttachUserPolicy", account.arn("user/oskar.brandt"))
                                .when("Bool", "aws:MultiFactorAuthPresent", "true"));
        users.user(account, "chidi.eze")
                .inline("runbooks", PolicyText.allowing(List.of("ssm:SendCommand", "ssm:ListCommandInvocations"), "*"));
        users.user(account, "tariff-publisher")
                .inline(
                        "publish",
                        PolicyText.allowing(
                                "lambda:UpdateFunctionCode",
                                "arn:aws:lambda:eu-west-1:" + account.number() + ":function:tariff-feed"));
    }

    private void onlyAtFirstSight() {
        String deny = account.policy(
                "no-identity-changes", List.of(new PolicyText().deny(List.of("iam:*", "sts:AssumeRole"), "*")));
        users.user(account, "ruth.adeyemi")
                .inline("month-end", PolicyText.allowing(List.of("iam:AttachUserPolicy", "iam:PutUserPolicy"), "*"))
                .attach(deny);
        users.user(account, "migration-2024")
                .inline(
                        "cut-over",
                        PolicyText.allowing("iam:PutUserPolicy", "*")
                                .when("DateLessThan", "aws:CurrentTime", "2025-01-01T00:00:00Z"));
        users.user(account, "customs-export")
                .inline("rotate", PolicyText.allowing("iam:CreateAccessKey", account.arn("user/customs-export")));
    }

    private void vendors() {
        account.role("northlight-monitoring", LocalDate.of(2024, 2, 5), AwsTrust.vendor("777788889999", "mf-7f21"))
                .attach(AwsOrganisation.READ_ONLY)
                .tag("purpose", "monitoring by a vendor")
                .tag("team", "platform")
                .used(quarter.day().minusDays(1));
        account.role(
                        "cargo-insights-export",
                        LocalDate.of(2023, 8, 21),
                        AwsTrust.principal("arn:aws:iam::999988887777:root"))
                .attach(AwsOrganisation.AUDIT)
                .inline("files", PolicyText.allowing(List.of("s3:GetObject", "s3:ListBucket"), "*"));
        account.role("sso-billing", AwsAccount.OPENED, AwsTrust.signOn(account.number()))
                .inline("billing", PolicyText.allowing(List.of("ce:Get*", "budgets:View*"), "*"))
                .tag("team", "accounting");
    }
}
