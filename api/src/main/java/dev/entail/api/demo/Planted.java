// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import static dev.entail.graph.EntityLabel.GROUP;
import static dev.entail.graph.EntityLabel.IDENTITY;
import static dev.entail.graph.EntityLabel.PERMISSION;
import static dev.entail.graph.EntityLabel.RESOURCE;
import static dev.entail.graph.EntityLabel.ROLE;
import static dev.entail.graph.EntityLabel.SECRET;
import static dev.entail.graph.RelationKind.ACCOUNT_OF;
import static dev.entail.graph.RelationKind.AUTHENTICATES;
import static dev.entail.graph.RelationKind.CONTROLS;
import static dev.entail.graph.RelationKind.DECIDED_BY;
import static dev.entail.graph.RelationKind.GRANTS;
import static dev.entail.graph.RelationKind.HAS_ROLE;
import static dev.entail.graph.RelationKind.INHERITS;
import static dev.entail.graph.RelationKind.KNOWS;
import static dev.entail.graph.RelationKind.MEMBER_OF;
import static dev.entail.graph.RelationKind.ON;
import static dev.entail.graph.RelationKind.STORED_IN;

import java.time.LocalDate;
import java.util.List;

/** Writes what the plot needs of the directory: administrators, and those who become one without anybody meaning it. */
final class Planted {
    static final String ADMINISTRATOR = "role:directory-administrator";
    private static final String DIRECTORY = "res:directory";
    private static final String SHARE = "res:operations-share";
    private static final LocalDate LONG_AGO = LocalDate.of(2023, 11, 6);

    private final People people;
    private final Quarter quarter;
    private final Ownership ownership;
    private final RecordsWriter out;

    Planted(People people, Quarter quarter, Ownership ownership, RecordsWriter out) {
        this.people = people;
        this.quarter = quarter;
        this.ownership = ownership;
        this.out = out;
    }

    void write() {
        administrators();
        groupsWithinGroups();
        rolesThatInherit();
        serviceAccounts();
        decisions();
        paymentsByOne();
    }

    private void administrators() {
        resource(DIRECTORY, "Company directory", "DIRECTORY", 0);
        out.node(ROLE, ADMINISTRATOR, role("directory-administrator").with("tier", 0));
        permission(ADMINISTRATOR, "PERMISSIONS_MANAGEMENT", List.of("*"), DIRECTORY);
        grant(people.named("Leila Haddad").id(), ADMINISTRATOR);
        Props account =
                Props.of("kind", "UNKNOWN").with("name", "adm.ingrid.solberg").with("nativeType", "admin account");
        machine("ad:adm.ingrid.solberg", account);
        out.relation(
                ACCOUNT_OF,
                "ad:adm.ingrid.solberg",
                people.named("Ingrid Solberg").id());
        grant("ad:adm.ingrid.solberg", ADMINISTRATOR);
        Props glass =
                Props.of("kind", "SERVICE_ACCOUNT").with("name", "breakglass-1").with("breakGlass", true);
        machine("ad:breakglass-1", glass.with("purpose", "emergency access to the directory"));
        ownership.team("ad:breakglass-1", "identity", "ACCOUNTABLE");
        grant("ad:breakglass-1", ADMINISTRATOR);
    }

    /** Those who plan building works administer the directory, three groups away. */
    private void groupsWithinGroups() {
        List<String> groups = List.of("grp:building-projects", "grp:site-systems", "grp:directory-admins");
        groups.forEach(group ->
                out.node(GROUP, group, Props.of("name", group.substring(4)).with("provider", "directory")));
        out.relation(MEMBER_OF, "grp:building-projects", "grp:site-systems");
        out.relation(MEMBER_OF, "grp:site-systems", "grp:directory-admins");
        grant("grp:directory-admins", ADMINISTRATOR);
        out.relation(MEMBER_OF, people.named("Bao Tran").id(), "grp:building-projects");
        if (quarter.reached(Quarter.SECOND)) {
            out.relation(MEMBER_OF, people.named("Selma Yilmaz").id(), "grp:building-projects");
        }
    }

    private void rolesThatInherit() {
        out.node(
                ROLE,
                "role:workplace-systems-owner",
                role("workplace-systems-owner").with("tier", 2));
        List<String> chain = List.of(
                "role:workplace-systems-owner",
                "role:endpoint-fleet-operator",
                "role:directory-delegate",
                ADMINISTRATOR);
        for (int index = 1; index < chain.size(); index++) {
            out.relation(INHERITS, chain.get(index - 1), chain.get(index));
        }
        grant(people.named("Viktor Hale").id(), chain.getFirst());
    }

    /** A service account reads a share where an administrator's password lies, another rotates a stronger one's key. */
    private void serviceAccounts() {
        resource(SHARE, "Operations share", "FILE_SHARE", 2);
        service("svc:directory-sync", "keeps the directory and the personnel system alike", "identity");
        grant("svc:directory-sync", ADMINISTRATOR);
        secret("secret:svc:directory-sync/1", "PASSWORD", "CONFIG", "svc:directory-sync");
        out.relation(STORED_IN, "secret:svc:directory-sync/1", SHARE);
        out.relation(
                KNOWS,
                people.named("Gareth Pugh").id(),
                "secret:svc:directory-sync/1",
                Props.none().time("since", LONG_AGO));
        service("svc:report-distribution", "sends reports to terminals", "terminal-operations");
        permission("svc:report-distribution", "READ", List.of("read", "list"), SHARE);
        service("svc:backup-orchestrator", "starts and checks backups", "infrastructure");
        grant("svc:backup-orchestrator", BusinessRoles.id("vault-administrator"));
        secret("secret:svc:backup-orchestrator/1", "SSH_KEY", "CI", "svc:backup-orchestrator");
        service("svc:config-archiver", "archives configuration", "infrastructure");
        Props how = Props.of("how", "rotates it and can read it");
        out.relation(CONTROLS, "svc:config-archiver", "secret:svc:backup-orchestrator/1", how);
    }

    private void decisions() {
        String identity = "team:identity";
        out.relation(DECIDED_BY, ADMINISTRATOR, "team:security", Props.of("role", "DECISION"));
        out.relation(DECIDED_BY, ADMINISTRATOR, identity, Props.of("role", "REVOKE"));
        out.relation(DECIDED_BY, BusinessRoles.id("vault-administrator"), identity, Props.of("role", "DECISION"));
        out.relation(DECIDED_BY, BusinessRoles.id("vault-administrator"), "team:security", Props.of("role", "CERTIFY"));
        String finance = "team:accounting";
        out.relation(DECIDED_BY, BusinessRoles.id("payment-approver"), finance, Props.of("role", "RECORD"));
        out.relation(DECIDED_BY, BusinessRoles.id("payment-approver"), finance, Props.of("role", "DECISION"));
    }

    private void paymentsByOne() {
        String ruth = people.named("Ruth Adeyemi").id();
        grant(ruth, BusinessRoles.id("payment-initiator"));
        grant(ruth, BusinessRoles.id("payment-approver"));
    }

    private void grant(String holder, String role) {
        out.relation(
                HAS_ROLE,
                holder,
                role,
                Props.of("basis", "MANUAL").time("grantedAt", LONG_AGO).with("standing", true));
    }

    private void service(String id, String purpose, String team) {
        machine(
                id,
                Props.of("kind", "SERVICE_ACCOUNT")
                        .with("name", id.substring(4))
                        .with("purpose", purpose));
        ownership.team(id, team, "ACCOUNTABLE");
    }

    private void machine(String id, Props properties) {
        properties.with("provider", "directory").with("status", "ACTIVE").with("environment", "PRODUCTION");
        out.node(
                IDENTITY,
                id,
                properties
                        .time("createdAt", LONG_AGO)
                        .time("lastActiveAt", quarter.day().minusDays(2)));
    }

    private void secret(String id, String kind, String location, String identity) {
        Props properties = Props.of("kind", kind).with("name", id.substring(7)).with("location", location);
        properties.with("status", "ACTIVE").with("rotationPath", "MANUAL");
        out.node(
                SECRET,
                id,
                properties
                        .time("createdAt", LONG_AGO)
                        .time("lastUsedAt", quarter.day().minusDays(2)));
        out.relation(AUTHENTICATES, id, identity);
    }

    private void permission(String holder, String level, List<String> actions, String resource) {
        String id = "perm:" + holder + "/" + level + "/" + resource;
        out.node(
                PERMISSION,
                id,
                Props.none().with("actions", actions).with("effect", "ALLOW").with("accessLevel", level));
        out.relation(GRANTS, holder, id);
        out.relation(ON, id, resource);
    }

    private void resource(String id, String name, String type, int tier) {
        Props properties = Props.of("name", name)
                .with("provider", "meridian")
                .with("nativeType", type)
                .with("tier", tier);
        out.node(RESOURCE, id, properties.with("environment", "PRODUCTION").with("dataClass", "CONFIDENTIAL"));
    }

    private static Props role(String name) {
        return Props.of("name", name).with("provider", "directory").with("privileged", true);
    }
}
