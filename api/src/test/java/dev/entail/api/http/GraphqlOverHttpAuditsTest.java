// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.api.Entail;
import dev.entail.api.auth.Scope;
import dev.entail.api.auth.Tokens;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The public audits of the GraphQL-over-HTTP specification, against a started server. */
final class GraphqlOverHttpAuditsTest {
    private static final int ALL = 61;

    @Test
    void passesEveryAudit() throws JsonProcessingException {
        Npm audits = Npm.client("graphql-http");
        GraphStore store = SharedStore.store();
        SharedStore.empty(store);
        String token =
                new Tokens(store).create("audits", Set.of(Scope.ADMIN), "default", Optional.empty(), Instant.now());
        List<JsonNode> results = new ArrayList<>();
        ServerOptions options = ServerOptions.local(0).withIntrospection(); // the audits of variables ask for __type
        try (EntailServer server = EntailServer.start(new Entail(store), options)) {
            for (String line : audits.node("audit.js", server.url() + "graphql", token)) {
                results.add(RecordCodec.JSON.readTree(line));
            }
        }

        assertThat(results)
                .hasSize(ALL)
                .allSatisfy(result -> assertThat(result.path("status").asText())
                        .as(result.toString())
                        .isEqualTo("ok"));
    }
}
