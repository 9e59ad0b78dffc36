// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

import dev.entail.graph.projection.Visibility;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.collections.impl.list.mutable.primitive.LongArrayList;
import org.eclipse.collections.impl.map.mutable.primitive.LongLongHashMap;
import org.eclipse.collections.impl.set.mutable.primitive.LongHashSet;

/**
 * What some sources say at present: by key the hash of the content and the store's number, in 32 bytes each. A load
 * compares with it in memory, so that what did not change costs no access to the store.
 */
final class OpenStatements {
    private final LongLongHashMap contents = new LongLongHashMap();
    private final LongLongHashMap numbers = new LongLongHashMap();
    private final LongHashSet lasting = new LongHashSet();

    static OpenStatements claims(GraphStore store, Collection<String> sources) {
        return sources.isEmpty() ? new OpenStatements() : read(store, new OpenClaims(sources));
    }

    static OpenStatements relations(GraphStore store, Collection<String> sources) {
        return sources.isEmpty() ? new OpenStatements() : read(store, new OpenRelations(sources));
    }

    /** Reads claims of a few nodes only; those of what is not in focus last. */
    static OpenStatements claimsOf(
            GraphStore store, Collection<String> sources, Set<String> focus, Collection<String> others) {
        if (sources.isEmpty()) {
            return new OpenStatements();
        }
        OpenStatements open = read(store, new OpenAround.Claims(sources, focus));
        open.addLasting(store, new OpenAround.Claims(sources, others));
        return open;
    }

    /** Reads relations at a few nodes only; those that do not touch the focus last. */
    static OpenStatements relationsOf(
            GraphStore store, Collection<String> sources, Set<String> focus, Collection<String> others) {
        if (sources.isEmpty()) {
            return new OpenStatements();
        }
        OpenStatements open = read(store, new OpenAround.Touching(sources, focus));
        open.addLasting(store, new OpenAround.Leaving(sources, others));
        return open;
    }

    private void addLasting(GraphStore store, Query<long[]> query) {
        store.stream(query, row -> {
            if (!numbers.containsKey(row[1])) {
                contents.put(row[1], row[2]);
                numbers.put(row[1], row[0]);
                lasting.add(row[1]);
            }
        });
    }

    private static OpenStatements read(GraphStore store, Query<long[]> query) {
        OpenStatements open = new OpenStatements();
        store.stream(query, row -> {
            open.contents.put(row[1], row[2]);
            open.numbers.put(row[1], row[0]);
        });
        return open;
    }

    boolean has(long key) {
        return numbers.containsKey(key);
    }

    boolean hasSame(long key, long content) {
        return numbers.containsKey(key) && contents.get(key) == content;
    }

    /** Takes out a statement that the load makes again, and answers its number in the store. */
    long take(long key) {
        contents.remove(key);
        long number = numbers.get(key);
        numbers.remove(key);
        return number;
    }

    /** {@return the numbers of what the load did not say again, though it is the whole truth of it} */
    long[] rest() {
        LongArrayList rest = new LongArrayList(numbers.size());
        numbers.forEachKeyValue((key, number) -> {
            if (!lasting.contains(key)) {
                rest.add(number);
            }
        });
        return rest.toArray();
    }

    private record OpenClaims(Collection<String> sources) implements Query<long[]> {
        private static final String CYPHER = """
                MATCH (c:Claim) WHERE c.source IN $sources AND c.closedBy = $open
                RETURN id(c) AS number, c.key AS key, c.hash AS hash""";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("sources", List.copyOf(sources), "open", Visibility.OPEN);
        }

        @Override
        public long[] map(Row row) {
            return new long[] {row.whole("number"), row.whole("key"), row.whole("hash")};
        }
    }

    /** One statement for all kinds: planning one for each would cost more than reading them. */
    private record OpenRelations(Collection<String> sources) implements Query<long[]> {
        private static final String CYPHER = """
                MATCH (:Entity)-[r]->() WHERE r.statedBy IN $sources AND r.closedBy = $open
                RETURN id(r) AS number, r.key AS key, r.hash AS hash""";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("sources", List.copyOf(sources), "open", Visibility.OPEN);
        }

        @Override
        public long[] map(Row row) {
            return new long[] {row.whole("number"), row.whole("key"), row.whole("hash")};
        }
    }
}
