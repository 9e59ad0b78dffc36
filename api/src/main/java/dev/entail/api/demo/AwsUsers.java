// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds the users of an account, of people and of machines, and the groups that they are in. */
final class AwsUsers {
    private final Seed seed;
    private final People people;
    private final Quarter quarter;
    private final Map<String, AwsEntity> users = new HashMap<>();

    AwsUsers(Seed seed, People people, Quarter quarter) {
        this.seed = seed;
        this.people = people;
        this.quarter = quarter;
    }

    void write(AwsAccount account) {
        account.group("administrators").attach(AwsOrganisation.ADMINISTRATOR);
        account.group("observers").attach(AwsOrganisation.READ_ONLY);
        account.group("leads").attach(AwsOrganisation.READ_ONLY);
        account.group("billing-viewers")
                .inline("billing", PolicyText.allowing(List.of("ce:Get*", "budgets:View*"), "*"));
        for (Person person : AwsRoster.people(seed, people, account.number(), quarter)) {
            person(account, person);
        }
        for (String machine : AwsRoster.machines(account.number())) {
            machine(account, machine);
        }
        user(account, "ingrid.solberg").memberOf("administrators");
    }

    /** {@return a user that is there at every date} */
    AwsEntity user(AwsAccount account, String name) {
        AwsEntity user = users.get(account.arn("user/" + name));
        if (user == null) {
            throw new IllegalStateException("no user '" + name + "' in " + account.number());
        }
        return user;
    }

    private void person(AwsAccount account, Person person) {
        Dice dice = seed.dice(account.number() + person.id());
        LocalDate opened = AwsAccount.OPENED;
        LocalDate created = person.start().isBefore(opened) ? opened : person.start();
        AwsEntity user = account.user(person.login(), created);
        users.put(user.arn(), user);
        user.memberOf("observers").tag("team", person.first().team().name());
        if (dice.chance(40)) {
            user.tag("owner", person.email());
        }
        if (!person.hasLeft(quarter) && dice.chance(70)) {
            user.signedIn(quarter.day().minusDays(dice.between(1, 40)));
        }
    }

    private void machine(AwsAccount account, String name) {
        Dice dice = seed.dice(account.number() + name);
        AwsEntity user = account.user(name, AwsAccount.OPENED.plusDays(dice.between(10, 1200)));
        users.put(user.arn(), user);
        if (name.equals("breakglass-admin")) {
            user.memberOf("administrators")
                    .tag("purpose", "emergency access")
                    .tag("team", "platform")
                    .tag("env", "prod");
            return;
        }
        user.inline(
                "own-bucket",
                PolicyText.allowing(List.of("s3:PutObject", "s3:GetObject"), "arn:aws:s3:::meridian-" + name + "/*"));
        user.tag("env", account.number().equals(AwsOrganisation.PRODUCTION) ? "prod" : "dev");
        if (dice.chance(65)) {
            user.tag("team", dice.pick(Services.ALL).team());
        }
        if (dice.chance(50)) {
            user.tag("purpose", name.replace('-', ' '));
        }
    }
}
