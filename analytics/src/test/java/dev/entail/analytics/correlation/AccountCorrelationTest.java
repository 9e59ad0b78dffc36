// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.graph.RelationKind;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Loader;
import dev.entail.graph.load.Records;
import dev.entail.graph.projection.RelationState;
import dev.entail.graph.projection.Snapshot;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Matches of accounts to people as the loads of both follow each other. */
@ExtendWith(SharedStore.class)
final class AccountCorrelationTest {
    private static final String ANA =
            "{'label':'Identity','id':'hr:1','properties':{'kind':'EMPLOYEE','name':'Ana Silva','sourceOfRecord':'hr'}}";
    private static final String BEN =
            "{'label':'Identity','id':'hr:2','properties':{'kind':'EMPLOYEE','name':'Ben Roth','sourceOfRecord':'hr'}}";
    private static final String ACCOUNT =
            "{'label':'Identity','id':'ad:7','properties':{'kind':'UNKNOWN','provider':'ad','name':'asilva'}}";

    private GraphStore store;
    private Loader loader;

    @BeforeEach
    void open(GraphStore shared) {
        store = shared;
        loader = new Loader(shared, List.of(new AccountCorrelation()));
    }

    @Test
    void aMatchSaysItsRuleItsConfidenceAndItsReason() {
        load(1, "hr", ANA);
        load(2, "ad", ACCOUNT);

        RelationState match = matches().getFirst();
        assertThat(match.to()).isEqualTo("hr:1");
        assertThat(match.source()).isEqualTo("entail:correlation");
        assertThat(match.text("rule")).contains("NAME_PATTERN");
        assertThat(match.decimal("confidence")).contains(0.75);
        assertThat(match.text("reason")).contains("The user name 'asilva' is the flast of Ana Silva (hr:1)");
    }

    @Test
    void staysWhenThePersonIsNoLongerNamed() {
        load(1, "hr", ANA, BEN);
        load(2, "ad", ACCOUNT);
        load(3, "hr", BEN);

        assertThat(matches()).extracting(RelationState::to).containsExactly("hr:1");
    }

    @Test
    void endsWhenTheAccountDoes() {
        load(1, "hr", ANA);
        load(2, "ad", ACCOUNT);
        load(3, "ad", ACCOUNT.replace("ad:7", "ad:8").replace("asilva", "other"));

        assertThat(matches()).isEmpty();
    }

    @Test
    void givesWayToWhatAnInputSays() {
        load(1, "hr", ANA, BEN);
        load(2, "ad", ACCOUNT);
        load(3, "ad", ACCOUNT, "{'relation':'ACCOUNT_OF','from':'ad:7','to':'hr:2'}");

        assertThat(matches()).extracting(RelationState::source).containsExactly("ad");
    }

    @Test
    void anInputMaySayAgainWhoseAccountItIsWhenThePersonIsGone() {
        String stated = "{'relation':'ACCOUNT_OF','from':'ad:7','to':'hr:1'}";
        load(1, "hr", ANA, BEN);
        load(2, "ad", ACCOUNT, stated);
        load(3, "hr", BEN);
        load(4, "ad", ACCOUNT, stated);

        assertThat(matches()).extracting(RelationState::to).containsExactly("hr:1");
    }

    private void load(int day, String source, String... lines) {
        Instant at = Instant.parse("2026-01-0" + day + "T00:00:00Z");
        loader.load(
                Records.SOURCE,
                Records.of(String.join("\n", lines)),
                LoadOptions.at(at).named(source));
    }

    private List<RelationState> matches() {
        return Snapshot.latest(store, Optional.empty()).estate().relations(RelationKind.ACCOUNT_OF);
    }
}
