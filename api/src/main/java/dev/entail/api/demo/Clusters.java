// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import static dev.entail.graph.EntityLabel.IDENTITY;
import static dev.entail.graph.EntityLabel.SCOPE;
import static dev.entail.graph.EntityLabel.WORKLOAD;
import static dev.entail.graph.RelationKind.CONTAINS;
import static dev.entail.graph.RelationKind.DEPENDS_ON;
import static dev.entail.graph.RelationKind.FEDERATES_TO;
import static dev.entail.graph.RelationKind.HAS_ROLE;
import static dev.entail.graph.RelationKind.RUNS_AS;

import dev.entail.api.demo.Services.Service;
import java.time.LocalDate;
import java.util.List;

/** Writes two clusters: a namespace per service, and in it workloads and the identities that they run as. */
final class Clusters {
    /** The workloads that are there at every date. */
    static final List<String> ALWAYS = List.of("api", "worker");

    private static final List<String> COMPONENTS =
            List.of("api", "worker", "scheduler", "consumer", "cron", "cache-warmer", "migrator", "exporter");

    private final Seed seed;
    private final Quarter quarter;
    private final Ownership ownership;
    private final RecordsWriter out;

    Clusters(Seed seed, Quarter quarter, Ownership ownership, RecordsWriter out) {
        this.seed = seed;
        this.quarter = quarter;
        this.ownership = ownership;
        this.out = out;
    }

    static String namespace(String cluster, Service service) {
        return "k8s:" + cluster + "/" + service.name();
    }

    static String identity(String cluster, Service service, String component) {
        return namespace(cluster, service) + "/serviceaccount/" + component;
    }

    static String workload(String cluster, Service service, String component) {
        return namespace(cluster, service) + "/deployment/" + component;
    }

    void write() {
        cluster("prod", "PRODUCTION", COMPONENTS);
        cluster("staging", "STAGING", COMPONENTS.subList(0, 6));
    }

    private void cluster(String cluster, String environment, List<String> components) {
        String id = "k8s:" + cluster;
        out.node(
                SCOPE,
                id,
                Props.of("kind", "CLUSTER").with("name", "meridian-" + cluster).with("environment", environment));
        for (Service service : Services.ALL) {
            String namespace = namespace(cluster, service);
            Props properties =
                    Props.of("kind", "NAMESPACE").with("name", service.name()).with("environment", environment);
            out.node(SCOPE, namespace, properties);
            out.relation(CONTAINS, id, namespace);
            components.forEach(component -> component(cluster, environment, service, component));
        }
    }

    private void component(String cluster, String environment, Service service, String component) {
        String id = identity(cluster, service, component);
        Dice dice = seed.dice(id);
        Machine machine = new Machine(
                id,
                service.name() + "/" + component,
                "WORKLOAD_IDENTITY",
                "kubernetes",
                service,
                component,
                environment);
        LocalDate made = machine.created(dice);
        LocalDate created = ALWAYS.contains(component) && !Quarter.FIRST.knows(made) ? made.minusDays(400) : made;
        if (!quarter.knows(created)) {
            return;
        }
        out.node(IDENTITY, id, machine.properties(dice, created, quarter));
        out.relation(CONTAINS, namespace(cluster, service), id);
        ownership.own(id, service.team(), created);
        if (dice.chance(30)) {
            Props properties = Props.of("basis", "POLICY").time("grantedAt", created);
            out.relation(HAS_ROLE, id, service.reader(), properties);
        }
        if (cluster.equals("prod") && component.equals("api")) {
            Props claims = Props.of("issuer", "https://" + AwsTrust.CLUSTER)
                    .with("subject", AwsTrust.serviceAccount(service))
                    .with("audience", "sts.amazonaws.com");
            out.relation(FEDERATES_TO, id, AwsRoles.taskRole(AwsOrganisation.PRODUCTION, service), claims);
        }
        if (ALWAYS.contains(component) || dice.chance(92)) {
            workload(dice, cluster, environment, service, component, created);
        }
    }

    /** One of fifteen is retired in time, its identity stays; a few share the identity of the API. */
    private void workload(
            Dice dice, String cluster, String environment, Service service, String component, LocalDate created) {
        String id = workload(cluster, service, component);
        boolean retires = dice.chance(7) && quarter.reached(dice.pick(List.of(Quarter.values())));
        Props properties = Props.of("name", service.name() + "-" + component)
                .with("nativeType", "Deployment")
                .with("purpose", component + " of " + service.name())
                .with("environment", environment)
                .with("status", retires ? "RETIRED" : "ACTIVE")
                .with("cluster", "meridian-" + cluster)
                .time("deployedAt", created);
        out.node(WORKLOAD, id, properties);
        out.relation(CONTAINS, namespace(cluster, service), id);
        out.relation(RUNS_AS, id, identity(cluster, service, dice.chance(4) ? "api" : component));
        out.relation(DEPENDS_ON, id, service.database());
        Service other = dice.pick(Services.ALL);
        if (dice.chance(50) && !other.equals(service)) {
            out.relation(DEPENDS_ON, id, workload(cluster, other, "api"));
        }
        ownership.own(id, service.team(), created);
    }
}
