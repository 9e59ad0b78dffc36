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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStore.class)
final class EstateTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-01-06T00:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-01-07T00:00:00Z");
    private static final Instant THURSDAY = Instant.parse("2026-01-08T00:00:00Z");

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
    void holdsAllThatLeavesANodeWithVeryMany() {
        StringBuilder many = new StringBuilder("{'label':'Scope','id':'plant','properties':{'kind':'ACCOUNT'}}\n");
        for (int number = 0; number < 1_500; number++) {
            many.append("{'label':'Resource','id':'r%1$d'}\n{'relation':'CONTAINS','from':'plant','to':'r%1$d'}\n"
                    .formatted(number));
        }
        load("cloud", MONDAY, many.toString());

        Estate estate = estate(Optional.empty());

        assertThat(estate.from("plant", RelationKind.CONTAINS))
                .hasSize(1_500)
                .extracting(RelationState::to)
                .doesNotHaveDuplicates();
        assertThat(estate.from("key", RelationKind.AUTHENTICATES)).hasSize(1);
        assertThat(ProjectionReader.read(Snapshot.latest(store, Optional.empty()))
                        .edgeCount())
                .isPositive();
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

    @Test
    void tellsThePastByWhatEndedSinceAsItWouldBeRead() {
        load("hr", TUESDAY, "{'label':'Identity','id':'ana','properties':{'kind':'EMPLOYEE','status':'TERMINATED'}}");
        load("directory", WEDNESDAY, """
                {'label':'Identity','id':'bot','properties':{'kind':'BOT'}}
                {'label':'Role','id':'admin'}
                {'relation':'HAS_ROLE','from':'bot','to':'admin'}
                {'relation':'OWNED_BY','from':'bot','to':'ana','properties':{'role':'BUSINESS','source':'TAG'}}
                """);
        load("hr", THURSDAY, "{'label':'Identity','id':'ben','properties':{'kind':'EMPLOYEE'}}");
        for (Optional<Instant> later :
                List.of(Optional.<Instant>empty(), Optional.of(THURSDAY), Optional.of(WEDNESDAY))) {
            Snapshot snapshot = Snapshot.latest(store, later);
            snapshot.estate();
            for (Instant time : List.of(MONDAY.minusSeconds(1), MONDAY, TUESDAY, WEDNESDAY, THURSDAY)) {
                assertThat(told(snapshot.estateAt(time)))
                        .as("%s as of %s", time, later)
                        .isEqualTo(told(estate(Optional.of(time))));
            }
        }
    }

    private static List<String> told(Estate estate) {
        Stream<Object> nodes = Arrays.stream(EntityLabel.values()).flatMap(label -> estate.entities(label).stream());
        Stream<Object> relations =
                Arrays.stream(RelationKind.values()).flatMap(kind -> estate.relations(kind).stream());
        return Stream.of(nodes, estate.gone().stream(), relations)
                .flatMap(all -> all)
                .map(Object::toString)
                .toList();
    }

    private Estate estate(Optional<Instant> asOf) {
        return Snapshot.latest(store, asOf).estate();
    }

    private void load(String source, Instant at, String lines) {
        new Loader(store, List.of())
                .load(Records.SOURCE, Records.of(lines), LoadOptions.at(at).named(source));
    }
}
