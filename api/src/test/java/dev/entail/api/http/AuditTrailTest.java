// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.api.Entail;
import dev.entail.api.audit.AuditEntry;
import dev.entail.api.audit.AuditEntry.Phase;
import dev.entail.api.auth.Scope;
import dev.entail.graph.store.Command;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is written down of requests. */
@ExtendWith(SharedStore.class)
final class AuditTrailTest {
    private static final String LOG =
            "{auditLog(first: 3) {totalCount nodes {id number at outcome intent actor action subject request address detail hash}}}";

    private final GraphStore store = SharedStore.store();
    private Entail entail;
    private EntailServer server;

    @BeforeEach
    void start() {
        entail = new Entail(store);
        server = EntailServer.start(entail, ServerOptions.local(0));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void writesMutationsDownWithWhoAndWhereFrom() throws Exception {
        Visitor analyst = Visitor.of(server, store, Scope.ANALYST);
        HttpResponse<String> answer =
                analyst.ask("mutation{acknowledgeFinding(id:\"x\",note:\"my secret\"){__typename}}");

        List<AuditEntry> entries = entries();
        assertThat(entries)
                .extracting(AuditEntry::phase, AuditEntry::action, AuditEntry::subject, AuditEntry::actor)
                .containsExactly(
                        tuple(Phase.INTENT, "mutation.acknowledgeFinding", "x", analyst.name()),
                        tuple(Phase.FAILURE, "mutation.acknowledgeFinding", "x", analyst.name()));
        assertThat(entries)
                .extracting(AuditEntry::request)
                .containsOnly(answer.headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(entries).extracting(AuditEntry::address).containsOnly("127.0.0.1");
        assertThat(entries.toString()).doesNotContain("my secret");
    }

    @Test
    void writesDownWhatSomebodyMayNotDo() throws Exception {
        Visitor.of(server, store, Scope.VIEWER).ask("mutation{runAnalyses{__typename}}");

        assertThat(entries()).extracting(AuditEntry::phase).containsExactly(Phase.INTENT, Phase.FAILURE);
        assertThat(entries().getLast().detail()).contains("RUN_ANALYSES");
    }

    @Test
    void writesDownWhoSignedInAndWhoCouldNot() throws Exception {
        Visitor nobody = Visitor.with(server, "entail_canary-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        nobody.ask("{graph{version}}");
        nobody.get("login/canary-guess");
        nobody.get(server.url().relativize(server.link().orElseThrow()).toString());

        assertThat(entries())
                .extracting(AuditEntry::phase, AuditEntry::action, AuditEntry::subject)
                .startsWith(tuple(Phase.FAILURE, "sign-in", "token"));
        assertThat(entries()).extracting(AuditEntry::subject).contains("link");
        assertThat(entries().toString()).doesNotContain("canary");
    }

    @Test
    void writesPushesDown() throws Exception {
        Visitor provider = Visitor.of(server, store, Scope.SCIM);
        provider.post("scim/v2/Users", "application/scim+json", "{\"userName\":\"\"}");

        assertThat(entries()).extracting(AuditEntry::action).containsOnly("scim.POST");
        assertThat(entries()).extracting(AuditEntry::phase).containsExactly(Phase.INTENT, Phase.FAILURE);
    }

    @Test
    void showsTheLogToAuditorsNewestFirst() throws Exception {
        Visitor.of(server, store, Scope.ANALYST).ask("mutation{acknowledgeFinding(id:\"x\"){__typename}}");

        JsonNode log = Visitor.of(server, store, Scope.AUDITOR).json(LOG).at("/data/auditLog");
        assertThat(log.path("totalCount").asInt()).isEqualTo(2);
        assertThat(log.at("/nodes/0/outcome").asText()).isEqualTo("FAILURE");
        assertThat(log.at("/nodes/0/intent").asText()).isEqualTo("audit:1");
        assertThat(log.at("/nodes/1/intent").isNull()).isTrue();
        for (Scope scope : List.of(Scope.VIEWER, Scope.ANALYST, Scope.RISK, Scope.INGESTER)) {
            assertThat(Visitor.of(server, store, scope)
                            .json(LOG)
                            .at("/errors/0/extensions/code")
                            .asText())
                    .as(scope.text())
                    .isEqualTo("FORBIDDEN");
        }
    }

    @Test
    void refusesWhatItCannotWriteDown() throws Exception {
        store.write(new Statement("CREATE (:AuditEntry {number: 1})"));
        Visitor admin = Visitor.of(server, store, Scope.ADMIN);

        JsonNode answer = admin.json("mutation{runAnalyses{__typename}}");

        assertThat(answer.at("/errors/0/extensions/code").asText()).isEqualTo("AUDIT_UNAVAILABLE");
        assertThat(answer.path("data").isNull()).isTrue();
        assertThat(admin.get(server.url()
                                .relativize(server.link().orElseThrow())
                                .toString())
                        .statusCode())
                .isEqualTo(503);
    }

    private record Statement(String cypher) implements Command {
        @Override
        public Map<String, Object> parameters() {
            return Map.of();
        }
    }

    private List<AuditEntry> entries() {
        assertThat(entail.audit().verify(Optional.empty()).problems()).isEmpty();
        return entail.audit().between(1, 100);
    }
}
