// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import java.util.ArrayList;
import java.util.List;

/** Which people have a user of their own in which account. */
final class AwsRoster {
    private static final List<String> MACHINES_PRODUCTION = List.of(
            "breakglass-admin",
            "backup-uploader",
            "edi-transfer",
            "yard-camera-archive",
            "legacy-invoice-push",
            "metrics-reader",
            "mail-relay",
            "migration-2024",
            "tariff-publisher",
            "scale-readings",
            "customs-export");
    private static final List<String> MACHINES_DEVELOPMENT = List.of(
            "wharf-scheduler",
            "loadtest",
            "build-cache-push",
            "demo-seeder",
            "geodata-import",
            "nightly-restore",
            "schema-diff",
            "screenshot-bot");

    private AwsRoster() {}

    static List<String> machines(String account) {
        return account.equals(AwsOrganisation.PRODUCTION) ? MACHINES_PRODUCTION : MACHINES_DEVELOPMENT;
    }

    static List<Person> people(Seed seed, People people, String account, Quarter quarter) {
        List<Person> all = new ArrayList<>();
        if (account.equals(AwsOrganisation.PRODUCTION)) {
            all.addAll(first(people, "platform", 4));
            all.addAll(first(people, "infrastructure", 4));
            all.addAll(first(people, "security", 2));
            all.addAll(first(people, "service-desk", 2));
            all.addAll(first(people, "accounting", 2));
        } else {
            all.addAll(first(people, "route-planning", 8));
            all.addAll(first(people, "data-platform", 7));
            all.addAll(first(people, "tracking", 7));
            all.addAll(first(people, "platform", 3));
            all.addAll(first(people, "quality", 4));
        }
        return all.stream().filter(person -> isThere(seed, person, quarter)).toList();
    }

    private static List<Person> first(People people, String team, int count) {
        return people.of(team).stream().limit(count).toList();
    }

    /** The users of half of those who left are still there. */
    private static boolean isThere(Seed seed, Person person, Quarter quarter) {
        return !person.hasLeft(quarter)
                || person.name().equals("Gareth Pugh")
                || seed.dice(person.id() + " aws").chance(50);
    }

    static String arn(String account, String user) {
        return "arn:aws:iam::" + account + ":user/" + user;
    }
}
