// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Loader;
import dev.entail.graph.load.Records;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStore.class)
final class EstateTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-01-06T00:00:00Z");

    private GraphStore store;

    @BeforeEach
    void load(GraphStore shared) {
        store = shared;
        load("hr", MONDAY, "{'label':'Identity','id':'ana','properties':{'kind':'EMPLOYEE','endDate':'2026-02-28'}}");
        load("directory", MONDAY, """
                {'label':'Identity','id':'bot','properties':{'kind':'BOT','lastActiveAt':'2026-01-02T03:04:05Z'}}
                {'label':'Secret','id':'key','properties':{'kind':'API_KEY'}}
                {'relation':'AUTHENTICATES','from':'key','to':'bot'}
                {'relation':'OWNED_BY','from':'bot','to':'ana','properties':{'role':'TECHNICAL','source':'TAG'}}
                """);
    }

    @Test
    void holdsNodesAndRelationsByEitherEnd() {
        Estate estate = estate(Optional.empty());

        assertThat(estate.entities(EntityLabel.IDENTITY))
                .extracting(EntityState::id)
                .containsExactly("ana", "bot");
        assertThat(estate.from("bot", RelationKind.OWNED_BY)).singleElement().satisfies(owned -> {
            assertThat(owned.to()).isEqualTo("ana");
            assertThat(owned.text("role")).contains("TECHNICAL");
            assertThat(owned.text("source")).contains("TAG");
            assertThat(owned.source()).isEqualTo("directory");
            assertThat(owned.firstSeen()).isEqualTo(MONDAY);
        });
        assertThat(estate.to("bot", RelationKind.AUTHENTICATES))
                .extracting(RelationState::from)
                .containsExactly("key");
        assertThat(estate.from("ana", RelationKind.OWNED_BY)).isEmpty();
        assertThat(estate.sources()).containsExactly("directory", "hr");
    }

    @Test
    void readsTimesAndDays() {
        EntityState ana = estate(Optional.empty()).entity("ana").orElseThrow();
        EntityState bot = estate(Optional.empty()).entity("bot").orElseThrow();

        assertThat(ana.date("endDate")).contains(LocalDate.of(2026, 2, 28));
        assertThat(bot.time("lastActiveAt")).contains(Instant.parse("2026-01-02T03:04:05Z"));
        assertThat(bot.time("createdAt")).isEmpty();
        assertThat(bot.flag("breakGlass")).isFalse();
    }

    @Test
    void knowsWhatARelationNamesAndNobodyClaimsAnyMore() {
        load("hr", TUESDAY, "{'label':'Identity','id':'ben','properties':{'kind':'EMPLOYEE'}}");
        Estate estate = estate(Optional.empty());

        assertThat(estate.entity("ana")).isEmpty();
        assertThat(estate.isGone("ana")).isTrue();
        assertThat(estate.known("ana").orElseThrow().validTo()).contains(TUESDAY);
        assertThat(estate(Optional.of(MONDAY)).isGone("ana")).isFalse();
    }

    private Estate estate(Optional<Instant> asOf) {
        return Snapshot.latest(store, asOf).estate();
    }

    private void load(String source, Instant at, String lines) {
        new Loader(store, List.of())
                .load(Records.SOURCE, Records.of(lines), LoadOptions.at(at).named(source));
    }
}
