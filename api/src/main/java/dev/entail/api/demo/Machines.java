// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import static dev.entail.graph.EntityLabel.EVENT;
import static dev.entail.graph.EntityLabel.IDENTITY;
import static dev.entail.graph.RelationKind.ABOUT;
import static dev.entail.graph.RelationKind.HAS_ROLE;

import dev.entail.api.demo.Services.Service;
import java.time.LocalDate;
import java.util.List;

/** Writes service accounts, applications, machine users, bots and agents, with their roles and secrets. */
final class Machines {
    private static final List<Family> FAMILIES = List.of(
            family(
                    "svc",
                    "SERVICE_ACCOUNT",
                    "directory",
                    "sync batch import export backup report monitor print archive mail"),
            family("app", "APPLICATION", "oauth", "webhook dashboard mobile partner-api analytics scheduler"),
            family("key", "APPLICATION", "api-gateway", "reader-key"),
            family("machine", "MACHINE_USER", "directory", "kiosk scanner"),
            family("bot", "BOT", "chat", "bot"),
            family("agent", "AI_AGENT", "agents", "assistant"));

    private final Seed seed;
    private final Quarter quarter;
    private final Ownership ownership;
    private final SecretRecords secrets;
    private final RecordsWriter out;

    Machines(Seed seed, Quarter quarter, Ownership ownership, SecretRecords secrets, RecordsWriter out) {
        this.seed = seed;
        this.quarter = quarter;
        this.ownership = ownership;
        this.secrets = secrets;
        this.out = out;
    }

    private record Family(String prefix, String kind, String provider, List<String> tasks) {}

    private static Family family(String prefix, String kind, String provider, String tasks) {
        return new Family(prefix, kind, provider, List.of(tasks.split(" ", -1)));
    }

    void write() {
        for (Family family : FAMILIES) {
            for (String task : family.tasks()) {
                Services.ALL.forEach(service -> machine(family, service, task));
            }
        }
    }

    private void machine(Family family, Service service, String task) {
        String name = service.name() + "-" + task;
        String id = family.prefix() + ":" + name;
        Dice dice = seed.dice(id);
        String environment = dice.chance(70) ? "PRODUCTION" : dice.chance(50) ? "STAGING" : "DEVELOPMENT";
        Machine machine = new Machine(id, name, family.kind(), family.provider(), service, task, environment);
        LocalDate created = machine.created(dice);
        if (!quarter.knows(created)) {
            return;
        }
        out.node(IDENTITY, id, machine.properties(dice, created, quarter));
        ownership.own(id, service.team(), created);
        roles(dice, machine, created);
        secrets.of(machine, created);
    }

    private void roles(Dice dice, Machine machine, LocalDate created) {
        Props properties =
                Props.of("basis", "POLICY").time("grantedAt", created).with("standing", true);
        boolean writes = dice.chance(40);
        out.relation(
                HAS_ROLE,
                machine.id(),
                writes ? machine.service().operator() : machine.service().reader(),
                properties);
        if (dice.chance(12)) {
            Service other = dice.pick(Services.ALL);
            Props manual = Props.of("basis", "MANUAL").time("grantedAt", created.plusDays(10));
            if (!other.equals(machine.service()) && quarter.knows(created.plusDays(10))) {
                out.relation(HAS_ROLE, machine.id(), other.reader(), manual);
            }
        }
        if (machine.kind().equals("AI_AGENT")) {
            agent(machine, writes);
        }
    }

    /** Agents were reviewed once, in February, and some have been given more since. */
    private void agent(Machine machine, boolean writes) {
        Dice dice = seed.dice(machine.id() + " scope");
        String review = "event:review/" + machine.id();
        Props event = Props.of("kind", "REVIEWED").time("at", LocalDate.of(2026, 2, dice.between(2, 27)));
        out.node(EVENT, review, event);
        out.relation(ABOUT, review, machine.id());
        Quarter grows = dice.pick(List.of(Quarter.SECOND, Quarter.THIRD));
        if (dice.chance(40) && quarter.reached(grows) && !writes) {
            Props manual =
                    Props.of("basis", "MANUAL").time("grantedAt", grows.day().minusDays(20));
            out.relation(HAS_ROLE, machine.id(), machine.service().operator(), manual);
        }
    }
}
