// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import static dev.entail.graph.EntityLabel.SECRET;
import static dev.entail.graph.RelationKind.AUTHENTICATES;
import static dev.entail.graph.RelationKind.KNOWS;
import static dev.entail.graph.RelationKind.STORED_IN;
import static dev.entail.graph.RelationKind.USES;

import dev.entail.api.demo.Services.Service;
import java.time.LocalDate;
import java.util.List;

/** Writes secrets: what they authenticate, where they lie, who knows them and how old they are; never a value. */
final class SecretRecords {
    private static final List<String> LOCATIONS = List.of(
            "VAULT",
            "VAULT",
            "VAULT",
            "VAULT",
            "VAULT",
            "VAULT",
            "VAULT",
            "VAULT",
            "CODE",
            "CODE",
            "CI",
            "CI",
            "CONFIG",
            "CONFIG",
            "CONFIG",
            "IMAGE",
            "WORKSTATION",
            "TICKET",
            "UNKNOWN");
    private static final List<String> ROTATION =
            List.of("AUTOMATIC", "AUTOMATIC", "MANUAL", "MANUAL", "MANUAL", "NONE", "UNKNOWN");

    private final Seed seed;
    private final People people;
    private final Quarter quarter;
    private final Ownership ownership;
    private final RecordsWriter out;

    SecretRecords(Seed seed, People people, Quarter quarter, Ownership ownership, RecordsWriter out) {
        this.seed = seed;
        this.people = people;
        this.quarter = quarter;
        this.ownership = ownership;
        this.out = out;
    }

    void of(Machine machine, LocalDate created) {
        Dice dice = seed.dice(machine.id() + " secrets");
        int count = dice.chance(20) ? 2 : 1;
        for (int number = 1; number <= count; number++) {
            String id = "secret:" + machine.id() + "/" + number;
            secret(id, kind(machine, dice), machine.id(), machine.service(), created.plusDays(number - 1L));
        }
    }

    private static String kind(Machine machine, Dice dice) {
        return switch (machine.kind()) {
            case "SERVICE_ACCOUNT" -> dice.chance(70) ? "PASSWORD" : dice.chance(50) ? "CERTIFICATE" : "SSH_KEY";
            case "APPLICATION" -> machine.id().startsWith("key:") ? "API_KEY" : "CLIENT_SECRET";
            case "MACHINE_USER" -> dice.chance(60) ? "PASSWORD" : "ENCRYPTION_KEY";
            case "BOT" -> "TOKEN";
            default -> dice.chance(80) ? "API_KEY" : "OTHER";
        };
    }

    /** Writes one secret of an identity, where the date knows it. */
    void secret(String id, String kind, String identity, Service service, LocalDate created) {
        if (!quarter.knows(created)) {
            return;
        }
        Dice dice = seed.dice(id);
        String location = dice.pick(LOCATIONS);
        Props properties = Props.of("kind", kind)
                .with("name", id.substring(id.indexOf(':') + 1))
                .with("location", location)
                .with("status", "ACTIVE")
                .with("rotationPath", dice.pick(ROTATION))
                .with("fingerprint", dice.hex())
                .time("createdAt", created);
        times(dice, properties, created, location);
        out.node(SECRET, id, properties);
        out.relation(AUTHENTICATES, id, identity);
        ownership.own(id, service.team(), created);
        store(id, location, service);
        uses(dice, id, service);
        knows(dice, id, service, created);
    }

    private void times(Dice dice, Props properties, LocalDate created, String location) {
        int period = location.equals("VAULT") ? dice.between(30, 120) : dice.between(200, 900);
        long age = quarter.day().toEpochDay() - created.toEpochDay();
        LocalDate rotated = created.plusDays(age / period * period);
        if (age >= period && dice.chance(80)) {
            properties.time("rotatedAt", rotated);
        }
        boolean used = dice.chance(75);
        LocalDate recent = quarter.day().minusDays(dice.below(30));
        if (used && recent.isAfter(created)) {
            properties.time("lastUsedAt", recent);
        }
        if (dice.chance(35)) {
            properties.time("expiresAt", created.plusDays(dice.between(365, 2200)));
        } else if (dice.chance(20)) {
            properties.with("ttl", "P" + period + "D");
        }
    }

    private void store(String id, String location, Service service) {
        switch (location) {
            case "VAULT" -> out.relation(STORED_IN, id, Applications.VAULT);
            case "CODE", "CI" -> out.relation(STORED_IN, id, service.repository());
            case "CONFIG" -> out.relation(STORED_IN, id, Clusters.namespace("prod", service));
            default -> {}
        }
    }

    private void uses(Dice dice, String id, Service service) {
        if (dice.chance(55)) {
            out.relation(USES, Clusters.workload("prod", service, dice.pick(Clusters.ALWAYS)), id);
        }
        if (dice.chance(6)) {
            out.relation(USES, Clusters.workload("staging", service, dice.pick(Clusters.ALWAYS)), id);
        }
    }

    private void knows(Dice dice, String id, Service service, LocalDate created) {
        if (dice.chance(14)) {
            know(dice.pick(ownership.members(service.team())), id, created);
        }
        if (dice.chance(5)) {
            know(dice.pick(people.leavers()), id, created);
        }
    }

    private void know(Person person, String id, LocalDate created) {
        LocalDate since = created.isBefore(person.start()) ? person.start() : created;
        out.relation(KNOWS, person.id(), id, Props.none().time("since", since));
    }
}
