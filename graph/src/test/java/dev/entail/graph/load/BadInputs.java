// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.projection.GraphVersion;
import dev.entail.graph.store.Cypher;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A graph with one good load in it, against which bad inputs are tried: as none changes it, all tests of a class share it. */
final class BadInputs {
    private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-01-06T00:00:00Z");

    private final GraphStore store;
    private final Loader loader;

    BadInputs(GraphStore store) {
        SharedStore.empty(store);
        this.store = store;
        this.loader = new Loader(store, List.of());
        loader.load(Records.SOURCE, Records.of("""
                        {'label':'Identity','id':'ana','properties':{'kind':'EMPLOYEE'}}
                        {'label':'Group','id':'team'}
                        {'relation':'MEMBER_OF','from':'ana','to':'team'}
                        """), LoadOptions.at(MONDAY));
    }

    /** Checks that a load of an input is refused with such a message, and changes nothing. */
    void refuses(Input input, String... parts) {
        refuses(() -> input, parts);
    }

    /** Checks that a load of paths is refused with such a message, and changes nothing. */
    void refusesPath(String path, String... parts) {
        refuses(() -> InputFiles.of(List.of(path), InputStream.nullInputStream()), parts);
    }

    private void refuses(Supplier<Input> input, String... parts) {
        List<Long> before = counts();
        assertThatThrownBy(() -> loader.load(Records.SOURCE, input.get(), LoadOptions.at(TUESDAY)))
                .isInstanceOf(BadInput.class)
                .hasMessageContainingAll(parts)
                .message()
                .doesNotEndWith("null")
                .hasSizeLessThan(1_000);
        assertThat(counts()).isEqualTo(before);
    }

    LoadReport skipping(Input input) {
        return loader.load(
                Records.SOURCE, input, LoadOptions.at(TUESDAY).skippingErrors().named("other"));
    }

    private List<Long> counts() {
        return List.of(
                GraphVersion.current(store),
                Cypher.number(store, "MATCH (e:Entity) RETURN count(e) AS number", Map.of()),
                Cypher.number(store, "MATCH (c:Claim) RETURN count(c) AS number", Map.of()),
                Cypher.number(store, "MATCH ()-[r]->() WHERE r.closedBy > 0 RETURN count(r) AS number", Map.of()));
    }
}
