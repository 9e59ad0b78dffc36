// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

import dev.entail.graph.projection.Visibility;
import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What some sources say at present of a few nodes, as number in the store, key and hash of the content. */
sealed interface OpenAround extends Query<long[]> {
    Collection<String> sources();

    Collection<String> ids();

    @Override
    default Map<String, Object> parameters() {
        return Map.of("ids", List.copyOf(ids()), "sources", List.copyOf(sources()), "open", Visibility.OPEN);
    }

    @Override
    default long[] map(Row row) {
        return new long[] {row.whole("number"), row.whole("key"), row.whole("hash")};
    }

    /** Their claims. */
    record Claims(Collection<String> sources, Collection<String> ids) implements OpenAround {
        private static final String CYPHER = """
                UNWIND $ids AS id MATCH (c:Claim {of: id})
                WHERE c.source IN $sources AND c.closedBy = $open
                RETURN id(c) AS number, c.key AS key, c.hash AS hash""";

        @Override
        public String cypher() {
            return CYPHER;
        }
    }

    /** The relations that leave them. */
    record Leaving(Collection<String> sources, Collection<String> ids) implements OpenAround {
        private static final String CYPHER = """
                UNWIND $ids AS id MATCH (:Entity {id: id})-[r]->()
                WHERE r.statedBy IN $sources AND r.closedBy = $open
                RETURN id(r) AS number, r.key AS key, r.hash AS hash""";

        @Override
        public String cypher() {
            return CYPHER;
        }
    }

    /** All relations at them. */
    record Touching(Collection<String> sources, Collection<String> ids) implements OpenAround {
        private static final String CYPHER = """
                UNWIND $ids AS id MATCH (:Entity {id: id})-[r]-()
                WHERE r.statedBy IN $sources AND r.closedBy = $open
                RETURN DISTINCT id(r) AS number, r.key AS key, r.hash AS hash""";

        @Override
        public String cypher() {
            return CYPHER;
        }
    }
}
