// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.GraphException.OutOfReach;
import dev.entail.graph.RelationKind;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Loader;
import dev.entail.graph.load.Records;
import dev.entail.graph.store.Cypher;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.Reach;
import dev.entail.graph.store.SharedStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A snapshot for a caller with bounds shows what the scopes contain and nothing else; the store itself shows nothing. */
@ExtendWith(SharedStore.class)
final class ReachTest {
    private static final String LINES = """
            {'label':'Scope','id':'plant','properties':{'kind':'ACCOUNT'}}
            {'label':'Scope','id':'shop','properties':{'kind':'NAMESPACE'}}
            {'label':'Scope','id':'far','properties':{'kind':'ACCOUNT'}}
            {'label':'Scope','id':'set','properties':{'kind':'TARGET_SET'}}
            {'label':'Identity','id':'ana','properties':{'kind':'EMPLOYEE'}}
            {'label':'Identity','id':'bot','properties':{'kind':'BOT'}}
            {'label':'Identity','id':'eve','properties':{'kind':'EMPLOYEE'}}
            {'label':'Role','id':'admin','properties':{'tier':0}}
            {'relation':'CONTAINS','from':'plant','to':'ana'}
            {'relation':'CONTAINS','from':'plant','to':'shop'}
            {'relation':'CONTAINS','from':'shop','to':'bot'}
            {'relation':'CONTAINS','from':'shop','to':'admin'}
            {'relation':'CONTAINS','from':'far','to':'eve'}
            {'relation':'CONTAINS','from':'set','to':'bot'}
            {'relation':'CONTAINS','from':'set','to':'eve'}
            {'relation':'HAS_ROLE','from':'ana','to':'admin'}
            {'relation':'HAS_ROLE','from':'eve','to':'admin'}
            {'relation':'CAN_ASSUME','from':'eve','to':'bot'}
            """;

    private GraphStore store;

    @BeforeEach
    void load(GraphStore shared) {
        store = shared;
        new Loader(store, List.of())
                .load(Records.SOURCE, Records.of(LINES), LoadOptions.at(Instant.parse("2026-01-05T00:00:00Z")));
    }

    private Snapshot within(String... scopes) {
        return Reach.within(Set.of(scopes), () -> Snapshot.latest(store, Optional.empty()));
    }

    @Test
    void showsWhatScopesContainAlsoThroughScopesInThem() {
        Snapshot plant = within("plant");

        assertThat(plant.entities(List.of(EntityLabel.values())).keySet())
                .containsExactlyInAnyOrder("plant", "shop", "ana", "bot", "admin", "set");
        assertThat(within("shop").entities(List.of(EntityLabel.values())).keySet())
                .containsExactlyInAnyOrder("shop", "bot", "admin", "set");
        assertThat(plant.entity("ana")).isPresent();
        assertThat(plant.entity("eve")).isEmpty();
        assertThat(plant.lastKnown(List.of("eve"))).isEmpty();
    }

    @Test
    void showsNothingWithinWhatIsNoScope() {
        assertThat(within("nowhere").entities(List.of(EntityLabel.values()))).isEmpty();
        assertThat(within("ana").entities(List.of(EntityLabel.values()))).isEmpty();
        assertThat(within().entities(List.of(EntityLabel.values()))).isEmpty();
    }

    @Test
    void showsRelationsOnlyBetweenWhatItShows() {
        Snapshot plant = within("plant");
        List<String> roles = new ArrayList<>();
        plant.relations(RelationKind.HAS_ROLE, each -> roles.add(each.from()));

        assertThat(roles).containsExactly("ana");
        Neighbours ofAdmin = plant.neighbours(List.of("admin"), EnumSet.of(RelationKind.HAS_ROLE), Direction.IN, 0, 10)
                .get("admin");
        assertThat(ofAdmin.total()).isEqualTo(1);
        assertThat(ofAdmin.some()).extracting(Neighbour::other).containsExactly("ana");
        assertThat(plant.neighbours(List.of("eve"), Set.of(), Direction.BOTH, 0, 10))
                .isEmpty();
        assertThat(plant.changes(List.of("bot", "eve")).getOrDefault("eve", List.of()))
                .isEmpty();
        assertThat(plant.changes(List.of("bot")).toString()).contains("shop").doesNotContain("eve");
        Projection walked = ProjectionReader.read(plant);
        assertThat(walked.indexOf("ana")).isPresent();
        assertThat(walked.indexOf("eve")).isEmpty();
    }

    @Test
    void countsOnlyWhatItShowsAroundANode() {
        Surroundings around = Reach.within(
                Set.of("plant"),
                () -> within("plant").surroundings("admin", 2, Set.of(), new Surroundings.Most(10, 1)));

        assertThat(around.nodes())
                .extracting(EntityState::id)
                .containsExactlyInAnyOrder("admin", "ana", "shop", "bot", "plant");
        assertThat(around.relations()).extracting(RelationState::from).doesNotContain("eve", "far");
        assertThat(around.groups()).isEmpty();
        assertThat(Snapshot.latest(store, Optional.empty())
                        .surroundings("admin", 1, Set.of(), new Surroundings.Most(10, 1))
                        .groups())
                .as("of two that hold the role one is shown")
                .anyMatch(group -> group.of().equals("admin") && group.count() == 1);
    }

    @Test
    void thePastIsBoundedToo() {
        new Loader(store, List.of())
                .load(
                        Records.SOURCE,
                        Records.of(LINES.replace("{'relation':'HAS_ROLE','from':'eve','to':'admin'}\n", "")
                                .replace("{'relation':'HAS_ROLE','from':'ana','to':'admin'}\n", "")),
                        LoadOptions.at(Instant.parse("2026-01-06T00:00:00Z")));
        Past past = within("plant").past();
        Instant before = Instant.parse("2026-01-05T12:00:00Z");
        Instant after = Instant.parse("2026-01-07T00:00:00Z");

        Reach.within(Set.of("plant"), () -> {
            assertThat(past.at(before).entity("ana")).isPresent();
            assertThat(past.at(before).entity("eve")).isEmpty();
            assertThat(past.endedRelations(before, after))
                    .extracting(RelationState::from)
                    .containsExactly("ana");
            return true;
        });
        assertThat(Snapshot.latest(store, Optional.empty()).past().endedRelations(before, after))
                .extracting(RelationState::from)
                .containsExactly("ana", "eve");
    }

    @Test
    void keepsItsBoundsWhoeverAsksItLater() {
        Snapshot plant = within("plant");
        Snapshot whole = Snapshot.latest(store, Optional.empty());

        assertThat(plant.entity("eve")).isEmpty();
        assertThat(Reach.within(Set.of("plant"), () -> whole.entity("eve"))).isPresent();
    }

    @Test
    void theStoreRefusesWhateverDoesNotKnowOfBounds() {
        assertThatThrownBy(() -> Reach.within(
                        Set.of("plant"), () -> Cypher.number(store, "MATCH (n) RETURN count(n) AS number", Map.of())))
                .isInstanceOf(OutOfReach.class)
                .hasMessageContaining("allowed are entities");
        assertThatThrownBy(() -> Reach.within(Set.of("plant"), () -> {
                    store.write(Cypher.command("CREATE (:Leak)", Map.of()));
                    return true;
                }))
                .isInstanceOf(OutOfReach.class);
        assertThat(Cypher.number(store, "MATCH (n:Leak) RETURN count(n) AS number", Map.of()))
                .isZero();
    }
}
