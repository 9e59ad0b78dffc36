// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.graph.store.Cypher;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The look-up of owners starts from the index of ids, however large the graph. */
@ExtendWith(SharedStore.class)
final class SelectOwnersTest {
    @Test
    void seeksAnIndex(GraphStore store) {
        SelectOwners query = new SelectOwners(List.of("svc"), 7);

        assertThat(Cypher.plan(store, query.cypher(), query.parameters()))
                .contains("IndexSeek")
                .doesNotContain("LabelScan", "AllNodesScan");
    }
}
