// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import dev.entail.analytics.AnalysisContext;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.projection.RelationState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * A company that does not exist, of a size and a seed, whose people are of known personas: ordinary ones, with noise, and
 * those whose access is as it should not be. Roles come directly or through groups.
 */
final class PersonaOrganisation {
    static final Instant AT = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant BEGIN = Instant.parse("2024-01-01T00:00:00Z");
    private static final int PEOPLE_PER_JOB = 25;

    enum Persona {
        ORDINARY,
        ACCUMULATION,
        JUMPER,
        LEFTOVER,
        MASKED,
        MOVED_WITH_RESIDUE,
        MOVED_CLEANLY,
        MOVED_AND_CONFIRMED
    }

    private final Random random;
    private final int people;
    private final List<EntityState> nodes = new ArrayList<>();
    private final List<RelationState> relations = new ArrayList<>();
    private final List<List<String>> jobRoles = new ArrayList<>();
    private final List<Integer> departments = new ArrayList<>();
    private final List<String> rare = new ArrayList<>();
    private final Map<String, Persona> personas = new LinkedHashMap<>();

    PersonaOrganisation(long seed, int people) {
        this.random = new Random(seed);
        this.people = people;
        roles();
        for (int number = 0; number < people; number++) {
            person("p" + number, persona());
        }
    }

    AnalysisContext context() {
        return new AnalysisContext(
                () -> {
                    throw new AssertionError("there is no escalation");
                },
                Estate.of(nodes, List.of(), relations),
                AT,
                Map.of());
    }

    Map<String, Persona> personas() {
        return personas;
    }

    private Persona persona() {
        int roll = random.nextInt(100);
        return switch (roll) {
            case 0, 1 -> Persona.ACCUMULATION;
            case 2, 3 -> Persona.JUMPER;
            case 4, 5 -> Persona.LEFTOVER;
            case 6, 7 -> Persona.MASKED;
            case 8, 9, 10 -> Persona.MOVED_WITH_RESIDUE;
            case 11, 12 -> Persona.MOVED_CLEANLY;
            case 13 -> Persona.MOVED_AND_CONFIRMED;
            default -> Persona.ORDINARY;
        };
    }

    /** Each job has its own roles and shares some with the department; a third of the roles come through groups. */
    private void roles() {
        int jobs = Math.max(8, people / PEOPLE_PER_JOB);
        for (int number = 0; number < 3; number++) {
            role("everybody-" + number);
        }
        for (int number = 0; number < 6; number++) {
            role("site-" + number);
        }
        for (int number = 0; number < 40 + people / 100; number++) {
            rare.add(role("special-" + number));
        }
        for (int job = 0; job < jobs; job++) {
            int department = job / 4;
            if (job % 4 == 0) {
                role("department-" + department + "-0");
                role("department-" + department + "-1");
            }
            List<String> own = new ArrayList<>();
            int count = 6 + random.nextInt(6);
            for (int number = 0; number < count; number++) {
                own.add(role("job-" + job + "-" + number));
            }
            jobRoles.add(own);
            departments.add(department);
        }
    }

    private String role(String id) {
        node(EntityLabel.ROLE, id, Map.of("name", id));
        int permissions = random.nextInt(4);
        for (int number = 0; number < permissions; number++) {
            String permission = id + ":" + number;
            node(EntityLabel.PERMISSION, permission, Map.of("actions", List.of(permission)));
            relation(RelationKind.GRANTS, id, permission, Map.of());
        }
        if (random.nextInt(3) == 0) {
            node(EntityLabel.GROUP, "group-" + id, Map.of("name", "group-" + id));
            relation(RelationKind.HAS_ROLE, "group-" + id, id, Map.of("grantedAt", BEGIN));
            return "group-" + id;
        }
        return id;
    }

    private String held(String role) {
        return nodes.stream().anyMatch(node -> node.id().equals("group-" + role)) ? "group-" + role : role;
    }

    private final Map<String, String> heldAs = new HashMap<>();

    private String as(String role) {
        return heldAs.computeIfAbsent(role, this::held);
    }

    private void person(String id, Persona persona) {
        personas.put(id, persona);
        int job = random.nextInt(jobRoles.size());
        int site = random.nextInt(6);
        Map<String, Object> properties = Map.of(
                "kind", random.nextInt(10) == 0 ? "CONTRACTOR" : "EMPLOYEE",
                "status", "ACTIVE",
                "department", "D" + departments.get(job),
                "jobTitle", "J" + job,
                "location", "L" + site);
        node(EntityLabel.IDENTITY, id, properties);
        Map<String, Instant> held = new LinkedHashMap<>();
        switch (persona) {
            case ORDINARY -> ordinary(held, job, site, BEGIN);
            case ACCUMULATION -> {
                ordinary(held, job, site, BEGIN);
                int more = 2 + random.nextInt(2);
                for (int count = 0; count < more; count++) {
                    job(held, otherThan(job), BEGIN.plus(100L * count, ChronoUnit.DAYS));
                }
            }
            case JUMPER -> {
                everybody(held, site);
                job(held, otherThan(job), BEGIN);
            }
            case LEFTOVER -> leftover(held);
            case MASKED -> {
                ordinary(held, job, site, BEGIN);
                pick(held, rare, 3);
            }
            case MOVED_WITH_RESIDUE, MOVED_CLEANLY, MOVED_AND_CONFIRMED -> moved(id, held, job, site, persona);
        }
        held.forEach((role, at) -> give(id, role, at));
    }

    private void ordinary(Map<String, Instant> held, int job, int site, Instant at) {
        everybody(held, site);
        job(held, job, at);
        int noise = random.nextInt(100);
        pickNoise(held, noise < 60 ? 0 : noise < 88 ? 1 : 2);
    }

    private void everybody(Map<String, Instant> held, int site) {
        for (int number = 0; number < 3; number++) {
            held.put(as("everybody-" + number), BEGIN);
        }
        held.put(as("site-" + site), BEGIN);
    }

    /** One in fourteen of the roles of a job is not held by somebody who has the job. */
    private void job(Map<String, Instant> held, int job, Instant at) {
        for (String role : jobRoles.get(job)) {
            if (random.nextInt(14) > 0) {
                held.put(role, at.plus(random.nextInt(60), ChronoUnit.DAYS));
            }
        }
        held.put(as("department-" + departments.get(job) + "-" + random.nextInt(2)), at);
    }

    private void pickNoise(Map<String, Instant> held, int count) {
        for (int number = 0; number < count; number++) {
            List<String> roles = jobRoles.get(random.nextInt(jobRoles.size()));
            held.putIfAbsent(roles.get(random.nextInt(roles.size())), BEGIN.plus(random.nextInt(700), ChronoUnit.DAYS));
        }
    }

    private void pick(Map<String, Instant> held, List<String> from, int count) {
        Set<String> picked = new LinkedHashSet<>();
        while (picked.size() < count) {
            picked.add(from.get(random.nextInt(from.size())));
        }
        picked.forEach(role -> held.put(role, BEGIN.plus(random.nextInt(700), ChronoUnit.DAYS)));
    }

    private void leftover(Map<String, Instant> held) {
        int count = 2 + random.nextInt(3);
        pickNoise(held, count);
    }

    private void moved(String id, Map<String, Instant> held, int job, int site, Persona persona) {
        Instant moved = BEGIN.plus(300 + random.nextInt(300), ChronoUnit.DAYS);
        int before = otherThan(job);
        if (persona != Persona.MOVED_CLEANLY) {
            job(held, before, BEGIN);
            if (persona == Persona.MOVED_WITH_RESIDUE && random.nextBoolean()) {
                held.keySet().removeIf(role -> held.size() > 4 && random.nextInt(3) == 0);
            }
        }
        ordinary(held, job, site, moved);
        String event = "moved-" + id;
        Map<String, Object> properties = new HashMap<>(Map.of("kind", "MOVED", "at", moved));
        if (random.nextInt(5) > 0) {
            properties.put(
                    "detail",
                    "department: D%d -> D%d; jobTitle: J%d -> J%d"
                            .formatted(departments.get(before), departments.get(job), before, job));
        }
        node(EntityLabel.EVENT, event, properties);
        relation(RelationKind.ABOUT, event, id, Map.of());
        if (persona == Persona.MOVED_AND_CONFIRMED) {
            node(EntityLabel.EVENT, "review-" + id, Map.of("kind", "CERTIFIED", "at", moved.plus(20, ChronoUnit.DAYS)));
            relation(RelationKind.ABOUT, "review-" + id, id, Map.of());
        }
    }

    private int otherThan(int job) {
        int other = random.nextInt(jobRoles.size() - 1);
        return other < job ? other : other + 1;
    }

    private void give(String person, String role, Instant at) {
        if (role.startsWith("group-")) {
            relations.add(
                    new RelationState(RelationKind.MEMBER_OF, person, role, "test", Map.of(), at, Optional.empty()));
        } else {
            relation(RelationKind.HAS_ROLE, person, role, Map.of("grantedAt", at));
        }
    }

    private void node(EntityLabel label, String id, Map<String, Object> properties) {
        nodes.add(new EntityState(
                label, id, properties, new TreeSet<>(Set.of("test")), BEGIN.minusSeconds(1), Optional.empty()));
    }

    private void relation(RelationKind kind, String from, String to, Map<String, Object> properties) {
        relations.add(new RelationState(kind, from, to, "test", properties, BEGIN.minusSeconds(1), Optional.empty()));
    }
}
