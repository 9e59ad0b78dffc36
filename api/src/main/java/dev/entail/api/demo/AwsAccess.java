// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import static dev.entail.graph.RelationKind.ACCOUNT_OF;
import static dev.entail.graph.RelationKind.CAN_ASSUME;

import dev.entail.api.demo.Services.Service;
import java.time.LocalDate;
import java.util.List;

/** Writes whose the AWS users are, which roles people reach by single sign-on, and the keys of users. */
final class AwsAccess {
    private final Seed seed;
    private final People people;
    private final Quarter quarter;
    private final SecretRecords secrets;
    private final RecordsWriter out;

    AwsAccess(Seed seed, People people, Quarter quarter, SecretRecords secrets, RecordsWriter out) {
        this.seed = seed;
        this.people = people;
        this.quarter = quarter;
        this.secrets = secrets;
        this.out = out;
    }

    void write() {
        account(AwsOrganisation.PRODUCTION);
        account(AwsOrganisation.DEVELOPMENT);
        signOn("platform", AwsOrganisation.PRODUCTION, "sso-administrator", 3);
        signOn("platform", AwsOrganisation.DEVELOPMENT, "sso-administrator", 3);
        signOn("security", AwsOrganisation.PRODUCTION, "sso-read-only", 9);
        signOn("accounting", AwsOrganisation.PRODUCTION, "sso-billing", 5);
        for (String team : List.of("route-planning", "tracking", "billing-systems", "customer-apps", "data-platform")) {
            signOn(team, AwsOrganisation.DEVELOPMENT, "sso-developer", 20);
        }
    }

    private void account(String account) {
        for (Person person : AwsRoster.people(seed, people, account, quarter)) {
            String user = AwsRoster.arn(account, person.login());
            out.relation(ACCOUNT_OF, user, person.id());
            if (seed.dice(user).chance(35)) {
                key(user);
            }
        }
        AwsRoster.machines(account).stream()
                .filter(machine -> !machine.equals("breakglass-admin"))
                .forEach(machine -> key(AwsRoster.arn(account, machine)));
    }

    private void key(String user) {
        Dice dice = seed.dice(user + " key");
        LocalDate created = dice.dayBefore(Quarter.FIRST.day(), 30, 1100);
        Service service = dice.pick(Services.ALL);
        secrets.secret("aws:access-key/" + dice.awsId("AKIA"), "ACCESS_KEY", user, service, created);
    }

    private void signOn(String team, String account, String role, int most) {
        Props conditions = Props.none().with("conditions", List.of("signed in through single sign-on"));
        people.of(team).stream()
                .limit(most)
                .filter(person -> person.isActive(quarter))
                .forEach(person ->
                        out.relation(CAN_ASSUME, person.id(), "arn:aws:iam::" + account + ":role/" + role, conditions));
    }
}
