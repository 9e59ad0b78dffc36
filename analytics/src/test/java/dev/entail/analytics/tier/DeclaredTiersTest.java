// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Loader;
import dev.entail.graph.load.Place;
import dev.entail.graph.load.Records;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Snapshot;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tiers that people declare hold above what sources say, and no longer than the thing itself. */
@ExtendWith(SharedStore.class)
final class DeclaredTiersTest {
    private static final String VAULT = "{'label':'Secret','id':'vault','properties':{'kind':'%s','tier':2}}";
    private static final String OTHER = "{'label':'Identity','id':'ana','properties':{'kind':'EMPLOYEE'}}";

    private GraphStore store;
    private Loader loader;

    @BeforeEach
    void open(GraphStore shared) {
        store = shared;
        loader = new Loader(shared, List.of(new DeclaredTiers()));
        load(1, VAULT.formatted("API_KEY"), OTHER);
    }

    @Test
    void standsAboveTheSource() {
        declare(0, 2);

        assertThat(vault().orElseThrow().properties())
                .containsEntry("tier", 0L)
                .containsEntry("tierDeclaredBy", "chief");
        load(3, VAULT.formatted("API_KEY"), OTHER);
        assertThat(vault().orElseThrow().properties()).containsEntry("tier", 0L);
    }

    @Test
    void theLatestDecisionHolds() {
        declare(0, 2);
        declare(1, 3);

        assertThat(vault().orElseThrow().properties()).containsEntry("tier", 1L);
        assertThat(Snapshot.latest(store, Optional.of(day(2)))
                        .entity("vault")
                        .orElseThrow()
                        .properties())
                .containsEntry("tier", 0L);
    }

    @Test
    void leavesTheSourceTheWordOnAllElse() {
        declare(0, 2);
        load(3, VAULT.formatted("PASSWORD"), OTHER);

        assertThat(vault().orElseThrow().properties())
                .containsEntry("kind", "PASSWORD")
                .containsEntry("tier", 0L);
    }

    @Test
    void keepsNothingAliveThatNoSourceNames() {
        declare(0, 2);
        load(3, OTHER);
        assertThat(vault()).isEmpty();

        load(4, VAULT.formatted("API_KEY"), OTHER);
        assertThat(vault().orElseThrow().properties()).containsEntry("tier", 0L);
    }

    @Test
    void refusesWhatIsNoTierOrHasNoReason() {
        assertThatThrownBy(() -> new TierDecision("vault", 4, "why", "chief", day(2)))
                .hasMessage("tier is 4, allowed is 0 to 3");
        assertThatThrownBy(() -> new TierDecision("vault", 0, " ", "chief", day(2)))
                .hasMessageContaining("reason is empty");
    }

    private void declare(long tier, int day) {
        TierDecision decision = new TierDecision("vault", tier, "the keys to everything", "chief", day(day));
        loader.load(
                sink -> sink.accept("entail:decisions", decision.event(), new Place("entail:decisions", "vault")),
                LoadOptions.at(day(day)).asPartial());
    }

    private void load(int day, String... lines) {
        loader.load(Records.SOURCE, Records.of(String.join("\n", lines) + "\n"), LoadOptions.at(day(day)));
    }

    private Optional<EntityState> vault() {
        return Snapshot.latest(store, Optional.empty()).entity("vault");
    }

    private static Instant day(int day) {
        return Instant.parse("2026-01-0" + day + "T00:00:00Z");
    }
}
