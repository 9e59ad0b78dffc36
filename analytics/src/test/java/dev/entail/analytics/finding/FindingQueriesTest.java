// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Severity;
import dev.entail.graph.store.Command;
import dev.entail.graph.store.Cypher;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.Query;
import dev.entail.graph.store.SharedStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The statements of this package are understood, and those that look for few findings do not read all. */
@ExtendWith(SharedStore.class)
final class FindingQueriesTest {
    private static final Instant NOW = Instant.parse("2026-01-05T00:00:00Z");
    private static final List<String> IDS = List.of("a");

    @Test
    void findByIndex(GraphStore store) {
        List.of(
                        new SelectKnownFindings("a"),
                        new SelectFindingsOf(IDS, Map.of(), NOW),
                        new SelectChanges(IDS),
                        new Decide(IDS, new Decision.Acknowledge("", "", NOW)),
                        select(FindingFilter.ALL.withIds(IDS), FindingOrder.Field.URGENCY),
                        select(FindingFilter.ALL.withSubjects(IDS), FindingOrder.Field.URGENCY))
                .forEach(query -> byIndex(store, query.cypher(), query.parameters()));
        List.<Command>of(
                        new RunCommands.Create("x", List.of(), NOW),
                        new RunCommands.Update("x", List.of()),
                        new RunCommands.Return(IDS, NOW),
                        new RunCommands.Expire(IDS, NOW),
                        new RunCommands.Resolve(IDS, NOW),
                        new RunCommands.Keep(IDS))
                .forEach(command -> byIndex(store, command.cypher(), command.parameters()));
    }

    private static Query<Finding> select(FindingFilter filter, FindingOrder.Field field) {
        return new SelectFindings(filter, new FindingOrder(field, true), 0, 1, Map.of(), NOW);
    }

    private static void byIndex(GraphStore store, String cypher, Map<String, Object> parameters) {
        String plan = Cypher.plan(store, cypher, parameters);
        assertThat(plan).as(cypher).contains("Index").doesNotContain("NodeByLabelScan", "AllNodesScan");
    }

    @ParameterizedTest
    @EnumSource(FindingOrder.Field.class)
    void listInAnyOrder(FindingOrder.Field field, GraphStore store) {
        FindingFilter filter = FindingFilter.ALL
                .withTypes(IDS)
                .withSeverities(Set.of(Severity.HIGH))
                .withStatuses(Set.of(FindingStatus.OPEN))
                .withSources(IDS)
                .withText("it's");

        assertThat(store.list(select(filter, field))).isEmpty();
        assertThat(store.list(new TallyFindings(filter, NOW))).isEmpty();
        assertThat(store.list(new SelectFindingIds(filter, NOW))).isEmpty();
        assertThat(store.first(new CountFindings(filter, NOW))).contains(0L);
        assertThat(select(filter, field).cypher()).doesNotContain("it's");
    }
}
