// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import static dev.entail.graph.EntityLabel.IDENTITY;
import static dev.entail.graph.EntityLabel.SECRET;
import static dev.entail.graph.RelationKind.AUTHENTICATES;
import static dev.entail.graph.RelationKind.KNOWS;
import static dev.entail.graph.RelationKind.STORED_IN;
import static dev.entail.graph.RelationKind.USES;

import dev.entail.api.demo.Services.Service;
import java.time.LocalDate;

/** Writes one secret for each thing that can be wrong with one, so that each kind of finding has its example. */
final class PlantedSecrets {
    private static final LocalDate LONG_AGO = LocalDate.of(2024, 2, 12);
    private static final String CRANES = "svc:crane-controller";

    private final People people;
    private final Quarter quarter;
    private final Ownership ownership;
    private final RecordsWriter out;

    PlantedSecrets(People people, Quarter quarter, Ownership ownership, RecordsWriter out) {
        this.people = people;
        this.quarter = quarter;
        this.ownership = ownership;
        this.out = out;
    }

    void write() {
        neglected();
        known();
        copied();
        acrossEnvironments();
        orphaned();
        aboutToEnd();
        inPipeline();
    }

    /** A key from the makers of the cranes that nobody can change: old, without an end, in the code; and a code word. */
    private void neglected() {
        service(CRANES, "moves the cranes of the yard", "tracking", "ACTIVE");
        Props key = secret("API_KEY", "CODE", "NONE").with("locationDetail", "src/main/resources/cranes.properties");
        write("secret:crane-controller-key", key, CRANES);
        out.relation(
                STORED_IN,
                "secret:crane-controller-key",
                Services.named("crane-schedule").repository());
        Props word =
                Props.of("kind", "OTHER").with("name", "terminal-code-word").with("status", "ACTIVE");
        word.time("lastUsedAt", quarter.day().minusDays(200));
        write("secret:terminal-code-word", word.time("createdAt", LONG_AGO), CRANES);
    }

    private void known() {
        service("svc:edi-partner-link", "exchanges messages with partners", "platform", "ACTIVE");
        write("secret:edi-partner-password", secret("PASSWORD", "VAULT", "MANUAL"), "svc:edi-partner-link");
        people.of("platform").stream()
                .limit(3)
                .forEach(person -> out.relation(
                        KNOWS,
                        person.id(),
                        "secret:edi-partner-password",
                        Props.none().time("since", person.start())));
    }

    private void copied() {
        service("svc:customs-broker", "files declarations with the broker", "customs", "ACTIVE");
        String fingerprint = "5f1c7be2a09d4e63";
        Props kept = secret("TOKEN", "VAULT", "MANUAL").with("fingerprint", fingerprint);
        write("secret:customs-broker-token", kept, "svc:customs-broker");
        out.relation(STORED_IN, "secret:customs-broker-token", Applications.VAULT);
        Props copy = secret("TOKEN", "CODE", "MANUAL").with("fingerprint", fingerprint);
        write("secret:customs-broker-token-copy", copy, "svc:customs-broker");
        out.relation(
                STORED_IN,
                "secret:customs-broker-token-copy",
                Services.named("customs-filing").repository());
    }

    private void acrossEnvironments() {
        Service quoting = Services.named("quoting");
        service("svc:quoting-batch-prices", "reads prices for quotes", "customer-apps", "ACTIVE");
        write("secret:quoting-batch-prices", secret("API_KEY", "VAULT", "MANUAL"), "svc:quoting-batch-prices");
        out.relation(USES, Clusters.workload("prod", quoting, "worker"), "secret:quoting-batch-prices");
        out.relation(USES, Clusters.workload("staging", quoting, "worker"), "secret:quoting-batch-prices");
    }

    private void orphaned() {
        service("svc:fax-gateway", "sent waybills by fax", "platform", "DISABLED");
        write("secret:fax-gateway", secret("PASSWORD", "CONFIG", "MANUAL"), "svc:fax-gateway");
    }

    private void aboutToEnd() {
        service("svc:partner-tls", "serves partners", "platform", "ACTIVE");
        Props certificate = secret("CERTIFICATE", "VAULT", "MANUAL")
                .time("expiresAt", Quarter.THIRD.day().plusDays(9));
        write("secret:partner-gateway-certificate", certificate, "svc:partner-tls");
        ownership.team("secret:partner-gateway-certificate", "platform", "ACCOUNTABLE");
    }

    private void inPipeline() {
        String deployer = "entra:tracking-deployer";
        Props application = Props.of("kind", "APPLICATION")
                .with("name", "tracking-deployer")
                .with("provider", "entra")
                .with("status", "ACTIVE")
                .with("purpose", "deploys the tracking pages")
                .with("environment", "PRODUCTION");
        out.node(IDENTITY, deployer, active(application));
        ownership.team(deployer, "tracking", "ACCOUNTABLE");
        write("secret:tracking-deployer", secret("CLIENT_SECRET", "CI", "MANUAL"), deployer);
        out.relation(
                STORED_IN,
                "secret:tracking-deployer",
                Services.named("freight-tracker").repository());
    }

    private Props secret(String kind, String location, String rotation) {
        return Props.of("kind", kind)
                .with("location", location)
                .with("status", "ACTIVE")
                .with("rotationPath", rotation)
                .time("createdAt", LONG_AGO)
                .time("lastUsedAt", quarter.day().minusDays(3));
    }

    private void write(String id, Props properties, String identity) {
        out.node(SECRET, id, properties.with("name", id.substring("secret:".length())));
        out.relation(AUTHENTICATES, id, identity);
    }

    private void service(String id, String purpose, String team, String status) {
        Props properties = Props.of("kind", "SERVICE_ACCOUNT")
                .with("name", id.substring(4))
                .with("provider", "directory")
                .with("status", status)
                .with("purpose", purpose)
                .with("environment", "PRODUCTION");
        out.node(IDENTITY, id, active(properties));
        ownership.team(id, team, "ACCOUNTABLE");
    }

    private Props active(Props identity) {
        return identity.time("createdAt", LONG_AGO)
                .time("lastActiveAt", quarter.day().minusDays(3));
    }
}
