// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.api.Entail;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The public audits of the GraphQL-over-HTTP specification, against a started server. */
final class GraphqlOverHttpAuditsTest {
    private static final int ALL = 61;

    @Test
    void passesEveryAudit() throws JsonProcessingException {
        Npm audits = Npm.client("graphql-http");
        GraphStore store = SharedStore.store();
        SharedStore.empty(store);
        List<JsonNode> results = new ArrayList<>();
        try (EntailServer server = EntailServer.start(new Entail(store), "127.0.0.1", 0)) {
            for (String line : audits.node("audit.js", server.url() + "graphql")) {
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
