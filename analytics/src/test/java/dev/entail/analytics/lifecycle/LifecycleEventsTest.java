// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Corpus;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.load.Input;
import dev.entail.graph.load.InputFiles;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Loader;
import dev.entail.graph.load.Records;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.projection.Snapshot;
import dev.entail.graph.source.hr.HrSource;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Joiners, movers and leavers by the difference between what a source said and says. */
@ExtendWith(SharedStore.class)
final class LifecycleEventsTest {
    private static final String ANA = "{'label':'Identity','id':'ana','properties':{'kind':'EMPLOYEE'%s}}";
    private static final String BEN = "{'label':'Identity','id':'ben','properties':{'kind':'EMPLOYEE'%s}}";

    private GraphStore store;
    private Loader loader;

    @BeforeEach
    void open(GraphStore shared) {
        store = shared;
        loader = new Loader(shared, List.of(new LifecycleEvents()));
    }

    @Test
    void makesNobodyAJoinerWhomTheFirstLoadNames() {
        load(1, ANA.formatted(""), BEN.formatted(",'startDate':'2020-03-01'"));

        assertThat(events()).isEmpty();
    }

    @Test
    void findsWhoJoinedAndWhoLeft() {
        load(1, ANA.formatted(""));
        load(2, BEN.formatted(",'startDate':'2026-01-02'"));

        assertThat(events())
                .containsExactly(
                        "JOINED ben 2026-01-02T00:00:00Z startDate", "LEFT ana 2026-01-02T00:00:00Z no longer named");
        Estate estate = Snapshot.latest(store, Optional.empty()).estate();
        assertThat(estate.isGone("ana")).isTrue();
    }

    @Test
    void findsWhoMovedAndWhatChanged() {
        load(1, ANA.formatted(",'department':'Sales','location':'Oslo'"));
        load(2, ANA.formatted(",'department':'Finance','location':'Oslo'"));

        assertThat(events()).containsExactly("MOVED ana 2026-01-02T00:00:00Z department");
        assertThat(event("MOVED").text("detail")).contains("department: Sales -> Finance");
    }

    @Test
    void aRehireIsOnePersonWhoReturned() {
        load(1, ANA.formatted(""), BEN.formatted(""));
        load(2, BEN.formatted(""));
        load(3, ANA.formatted(""), BEN.formatted(""));

        assertThat(events())
                .containsExactly(
                        "LEFT ana 2026-01-02T00:00:00Z no longer named",
                        "RETURNED ana 2026-01-03T00:00:00Z named again");
    }

    @Test
    void aStatusOrAPastEndDateMeansLeaving() {
        load(1, ANA.formatted(""), BEN.formatted(",'endDate':'2026-01-02'"));
        load(3, ANA.formatted(",'status':'TERMINATED'"), BEN.formatted(",'endDate':'2026-01-02'"));

        assertThat(events())
                .containsExactly("LEFT ana 2026-01-03T00:00:00Z status", "LEFT ben 2026-01-03T00:00:00Z endDate");
    }

    @Test
    void theLastDayIsStillADayOfWork() {
        load(1, BEN.formatted(",'endDate':'2026-01-02'"));
        load(2, BEN.formatted(",'endDate':'2026-01-02'"), ANA.formatted(""));

        assertThat(events()).containsExactly("JOINED ana 2026-01-02T00:00:00Z named");
    }

    @Test
    void whatASourceSaysItselfIsNotConcludedAgain() {
        load(1, ANA.formatted(""));
        load(
                3,
                ANA.formatted(",'status':'TERMINATED'"),
                "{'label':'Event','id':'e1','properties':{'kind':'LEFT','at':'2026-01-02T12:00:00Z'}}",
                "{'relation':'ABOUT','from':'e1','to':'ana'}");

        assertThat(events()).isEmpty();
    }

    @Test
    void theSameIsConcludedAgainUnderTheSameId() {
        load(1, ANA.formatted(""));
        load(2, BEN.formatted(""));
        List<EntityState> first = all();
        load(3, BEN.formatted(""), "{'label':'Group','id':'staff','properties':{}}");

        assertThat(all())
                .extracting(EntityState::id)
                .isEqualTo(first.stream().map(EntityState::id).toList());
        assertThat(all()).extracting(EntityState::firstSeen).containsOnly(day(2));
    }

    @Test
    void monthlyTablesOfACompanyTellItsLeavers(@TempDir Path folder) throws Exception {
        HrSource hr = new HrSource();
        Map<String, Long> leavers = new TreeMap<>();
        for (String month : List.of("2009-12", "2010-01", "2010-02", "2010-03", "2010-04", "2010-05")) {
            Path file = Corpus.file("hr/monthly/" + month + ".csv");
            Input input = InputFiles.of(List.of(file.toString()), InputStream.nullInputStream());
            Path mapping = folder.resolve("map.yaml");
            if (!Files.exists(mapping)) {
                Files.writeString(
                        mapping,
                        hr.answer(input.with(Map.of("suggest-map", "true"))).orElseThrow());
            }
            loader.load(
                    hr,
                    input.with(Map.of("map", mapping.toString())),
                    LoadOptions.at(Instant.parse(month + "-01T00:00:00Z")));
        }

        Map<String, List<EntityState>> byKind = all().stream()
                .collect(Collectors.groupingBy(event -> event.text("kind").orElseThrow()));
        byKind.get("LEFT")
                .forEach(left -> leavers.merge(left.text("at").orElseThrow().substring(0, 7), 1L, Long::sum));
        assertThat(leavers).isEqualTo(Map.of("2010-02", 13L, "2010-03", 12L, "2010-04", 11L, "2010-05", 6L));
        assertThat(byKind).doesNotContainKeys("JOINED", "RETURNED");
        assertThat(byKind.getOrDefault("MOVED", List.of()))
                .noneMatch(moved -> moved.text("reason").orElse("").contains("department"));
    }

    private void load(int day, String... lines) {
        loader.load(Records.SOURCE, Records.of(String.join("\n", lines)), LoadOptions.at(day(day)));
    }

    private static Instant day(int day) {
        return Instant.parse("2026-01-0" + day + "T00:00:00Z");
    }

    private List<EntityState> all() {
        return Snapshot.latest(store, Optional.empty()).estate().entities(EntityLabel.EVENT).stream()
                .filter(event -> event.sources().contains(LifecycleEvents.SOURCE))
                .toList();
    }

    private EntityState event(String kind) {
        return all().stream()
                .filter(event -> event.text("kind").filter(kind::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private List<String> events() {
        Estate estate = Snapshot.latest(store, Optional.empty()).estate();
        return all().stream()
                .map(event -> event.text("kind").orElseThrow() + " "
                        + estate.from(event.id(), RelationKind.ABOUT).getFirst().to() + " "
                        + event.text("at").orElseThrow() + " "
                        + event.text("reason").orElseThrow())
                .sorted()
                .toList();
    }
}
