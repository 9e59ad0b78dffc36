// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import dev.entail.api.demo.Services.Service;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Adds the roles of an account: of tasks and functions of each service, of pipelines, of people and of vendors. */
final class AwsRoles {
    private final Seed seed;
    private final Quarter quarter;

    AwsRoles(Seed seed, Quarter quarter) {
        this.seed = seed;
        this.quarter = quarter;
    }

    static String taskRole(String account, Service service) {
        return "arn:aws:iam::" + account + ":role/task-" + service.name();
    }

    static String deployRole(Service service) {
        return "arn:aws:iam::" + AwsOrganisation.PRODUCTION + ":role/deploy-" + service.name();
    }

    void write(AwsAccount account) {
        boolean production = account.number().equals(AwsOrganisation.PRODUCTION);
        for (Service service : Services.ALL) {
            String data = data(account, service);
            boolean inCluster = production || service.team().equals("tracking");
            tagged(
                            account.role(
                                    "task-" + service.name(),
                                    created("task", service),
                                    inCluster
                                            ? AwsTrust.cluster(account.number(), service)
                                            : AwsTrust.service("ecs-tasks")),
                            account,
                            service)
                    .attach(data);
            tagged(
                            account.role("fn-" + service.name(), created("fn", service), AwsTrust.service("lambda")),
                            account,
                            service)
                    .inline("logs", PolicyText.allowing(List.of("logs:CreateLogStream", "logs:PutLogEvents"), "*"))
                    .attach(data);
            if (production) {
                deploy(account, service);
            }
        }
        people(account);
    }

    private LocalDate created(String kind, Service service) {
        return seed.dice(kind + service.name()).dayBefore(Quarter.FIRST.day(), 40, 1500);
    }

    /** What a service may do with its data, which becomes more from date to date for a third of the services. */
    private String data(AwsAccount account, Service service) {
        String bucket = "arn:aws:s3:::meridian-" + service.name();
        String table = "arn:aws:dynamodb:eu-west-1:" + account.number() + ":table/" + service.name() + "-*";
        List<PolicyText> versions = new ArrayList<>();
        versions.add(PolicyText.allowing(List.of("s3:GetObject", "s3:PutObject"), bucket + "/*")
                .allow(List.of("dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"), table));
        boolean grows = seed.dice("growth " + service.name()).chance(33);
        if (grows && quarter.reached(Quarter.SECOND)) {
            versions.add(
                    PolicyText.allowing(List.of("s3:*"), bucket, bucket + "/*").allow(List.of("dynamodb:*"), table));
        }
        if (grows && quarter.reached(Quarter.THIRD)) {
            versions.add(PolicyText.allowing(List.of("s3:*", "dynamodb:*", "sqs:*", "sns:*", "kms:Decrypt"), "*"));
        }
        return account.policy(service.name() + "-data", versions);
    }

    private AwsEntity tagged(AwsEntity role, AwsAccount account, Service service) {
        Dice dice = seed.dice(role.arn() + " tags");
        if (dice.chance(80)) {
            role.tag("team", service.team());
        }
        if (dice.chance(85)) {
            role.tag("env", account.number().equals(AwsOrganisation.PRODUCTION) ? "prod" : "dev");
        }
        if (dice.chance(60)) {
            role.tag("purpose", "runs " + service.name());
        }
        if (dice.chance(75)) {
            role.used(quarter.day().minusDays(dice.below(15)));
        } else if (dice.chance(50)) {
            role.used(Quarter.FIRST.day().minusDays(dice.between(95, 380)));
        }
        return role;
    }

    private void deploy(AwsAccount account, Service service) {
        PolicyText policy = PolicyText.allowing(
                        List.of(
                                "ecr:PutImage",
                                "ecr:UploadLayerPart",
                                "ecs:RegisterTaskDefinition",
                                "ecs:UpdateService"),
                        "*")
                .allow(List.of("iam:PassRole"), taskRole(account.number(), service))
                .when("StringEquals", "iam:PassedToService", "ecs-tasks.amazonaws.com");
        AwsEntity role = account.role(
                "deploy-" + service.name(), created("deploy", service), AwsTrust.github(account.number(), service));
        tagged(role, account, service).inline("deploy", policy);
        if (service.name().equals("freight-tracker")) {
            role.inline(
                    "functions",
                    PolicyText.allowing(List.of("lambda:CreateFunction", "lambda:InvokeFunction"), "*")
                            .allow(List.of("iam:PassRole"), account.arn("role/platform-automation")));
        }
    }

    private static void people(AwsAccount account) {
        LocalDate opened = AwsAccount.OPENED;
        PolicyText developing = PolicyText.allowing(
                List.of(
                        "s3:GetObject",
                        "s3:ListBucket",
                        "dynamodb:Query",
                        "ecs:Describe*",
                        "logs:Get*",
                        "sqs:SendMessage"),
                "*");
        account.role("sso-administrator", opened, AwsTrust.signOn(account.number()))
                .attach(AwsOrganisation.ADMINISTRATOR)
                .tag("team", "platform");
        account.role("sso-read-only", opened, AwsTrust.signOn(account.number()))
                .attach(AwsOrganisation.READ_ONLY)
                .tag("team", "security");
        account.role("sso-developer", opened, AwsTrust.signOn(account.number()))
                .inline("developing", developing)
                .tag("team", "platform");
    }
}
