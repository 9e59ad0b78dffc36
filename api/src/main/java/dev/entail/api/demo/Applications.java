// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import static dev.entail.graph.EntityLabel.IDENTITY;
import static dev.entail.graph.EntityLabel.PERMISSION;
import static dev.entail.graph.EntityLabel.RESOURCE;
import static dev.entail.graph.EntityLabel.ROLE;
import static dev.entail.graph.EntityLabel.SCOPE;
import static dev.entail.graph.RelationKind.CONTAINS;
import static dev.entail.graph.RelationKind.CONTROLS;
import static dev.entail.graph.RelationKind.FEDERATES_TO;
import static dev.entail.graph.RelationKind.GRANTS;
import static dev.entail.graph.RelationKind.HAS_ROLE;
import static dev.entail.graph.RelationKind.ON;

import dev.entail.api.demo.Services.Service;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Writes each service's data, the roles that reach it, its repository, and the pipeline that deploys it. */
final class Applications {
    static final String VAULT = "res:vault";
    private static final String FORGE = "project:meridian-freight";
    private static final LocalDate BEGAN = LocalDate.of(2023, 5, 4);

    private final Quarter quarter;
    private final Ownership ownership;
    private final RecordsWriter out;

    Applications(Quarter quarter, Ownership ownership, RecordsWriter out) {
        this.quarter = quarter;
        this.ownership = ownership;
        this.out = out;
    }

    void write() {
        out.node(SCOPE, FORGE, Props.of("kind", "PROJECT").with("name", "meridian-freight on GitHub"));
        resource(VAULT, "Secrets vault", "VAULT", 1, "CONFIDENTIAL");
        Services.ALL.forEach(this::service);
    }

    private void service(Service service) {
        int tier = service.dataClass().equals("FINANCIAL") ? 1 : 2;
        resource(service.database(), service.name() + " database", "DATABASE", tier, service.dataClass());
        resource(service.bucket(), service.name() + " files", "BUCKET", 3, service.dataClass());
        role(service, service.reader(), "READ", List.of("select", "get"));
        role(service, service.operator(), "WRITE", List.of("select", "get", "insert", "update", "delete"));
        Props basis = Props.of("basis", "BASELINE").with("grantedAt", Instant.parse("2024-03-01T00:00:00Z"));
        out.relation(HAS_ROLE, "grp:team-" + service.team(), service.reader(), basis);
        repository(service);
    }

    private void resource(String id, String name, String type, int tier, String dataClass) {
        Props properties = Props.of("name", name)
                .with("provider", "meridian")
                .with("nativeType", type)
                .with("environment", "PRODUCTION")
                .with("tier", tier)
                .with("dataClass", dataClass);
        out.node(RESOURCE, id, properties);
    }

    /** What readers may do grows at the second date in the data team, and at the last in the team that shipped the most. */
    private void role(Service service, String id, String level, List<String> actions) {
        Props properties =
                Props.of("name", id.substring(5)).with("provider", "meridian").with("privileged", false);
        out.node(ROLE, id, properties);
        boolean grew = quarter.reached(Quarter.THIRD) && service.team().equals("customer-apps") && level.equals("READ");
        permission(
                id, level, grew ? List.of("select", "get", "export", "unmask", "share") : actions, service.database());
        if (level.equals("WRITE")
                || quarter.reached(Quarter.SECOND)
                || !service.team().equals("data-platform")) {
            permission(id, "READ", List.of("list", "get"), service.bucket());
        }
    }

    private void permission(String role, String level, List<String> actions, String resource) {
        String id = "perm:" + role + "/" + level + "/" + resource;
        out.node(
                PERMISSION,
                id,
                Props.none().with("actions", actions).with("effect", "ALLOW").with("accessLevel", level));
        out.relation(GRANTS, role, id);
        out.relation(ON, id, resource);
    }

    private void repository(Service service) {
        out.node(SCOPE, service.repository(), Props.of("kind", "REPOSITORY").with("name", service.name()));
        out.relation(CONTAINS, FORGE, service.repository());
        Props pipeline = Props.of("kind", "WORKLOAD_IDENTITY")
                .with("name", "meridian-freight/" + service.name())
                .with("provider", "github")
                .with("nativeType", "GitHubActions")
                .with("purpose", "builds and deploys " + service.name())
                .with("environment", "PRODUCTION")
                .with("status", "ACTIVE")
                .time("createdAt", BEGAN)
                .time("lastActiveAt", quarter.day().minusDays(1));
        out.node(IDENTITY, service.pipeline(), pipeline);
        out.relation(CONTAINS, service.repository(), service.pipeline());
        Props how = Props.of("how", "pushes to the main branch");
        out.relation(CONTROLS, "grp:team-" + service.team(), service.pipeline(), how);
        ownership.own(service.pipeline(), service.team(), BEGAN);
        Props claims = Props.of("issuer", "https://" + AwsTrust.GITHUB)
                .with("subject", AwsTrust.mainBranch(service))
                .with("audience", "sts.amazonaws.com");
        out.relation(FEDERATES_TO, service.pipeline(), AwsRoles.deployRole(service), claims);
    }
}
