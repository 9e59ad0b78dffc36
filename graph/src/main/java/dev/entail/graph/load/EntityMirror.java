// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Snapshot;
import dev.entail.graph.store.Command;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The present state of each node, written on the node itself so that Cypher, full-text search and other tools can read
 * it. The claims are the truth; this is their picture.
 */
final class EntityMirror {
    private static final int BATCH = 2_000;

    private final GraphStore store;
    private final Runnable afterBatch;

    /** @param afterBatch what to do after each batch, such as to say that the work goes on */
    EntityMirror(GraphStore store, Runnable afterBatch) {
        this.store = store;
        this.afterBatch = afterBatch;
    }

    /** {@return the properties that a node carries for its state} */
    static Map<String, Object> picture(EntityState state, long number) {
        Map<String, Object> picture = new TreeMap<>();
        state.properties().forEach((name, value) -> picture.put(name, Row.parameter(value)));
        picture.put("id", state.id());
        picture.put("source", state.sources().getFirst());
        picture.put("sources", List.copyOf(state.sources()));
        picture.put("firstSeen", Row.parameter(state.firstSeen()));
        picture.put("touchedBy", number);
        picture.put("searchWords", words(state));
        return picture;
    }

    /** Id, name and e-mail taken apart into words, so that any part of an ARN or address can be searched for. */
    private static String words(EntityState state) {
        return String.join(
                        " ",
                        state.id(),
                        state.displayName(),
                        state.text("email").orElse(""))
                .replaceAll("[^\\p{L}\\p{N}]+", " ");
    }

    /** Writes the state of these nodes anew; one that no source claims any more keeps its last state and gets its end. */
    void refresh(Collection<String> ids, long number) {
        List<String> all = List.copyOf(ids);
        Snapshot now = new Snapshot(store, number, Optional.empty());
        for (int start = 0; start < all.size(); start += BATCH) {
            List<String> some = all.subList(start, Math.min(all.size(), start + BATCH));
            Map<String, EntityState> states = now.entitiesOf(some);
            List<Map<String, Object>> rows = states.values().stream()
                    .map(state -> Map.<String, Object>of(
                            "id", state.id(), "label", state.label().text(), "picture", picture(state, number)))
                    .toList();
            List<String> gone =
                    some.stream().filter(id -> !states.containsKey(id)).toList();
            List<Command> commands = new ArrayList<>();
            if (!rows.isEmpty()) {
                commands.add(new Write(rows));
            }
            if (!gone.isEmpty()) {
                commands.add(new End(gone, number));
            }
            store.writeAll(commands);
            afterBatch.run();
        }
    }

    /** Writes the state of all nodes anew that a load taken back had touched, and drops those that only it knew. */
    void refreshTouchedBy(long number) {
        List<String> ids = store.list(new TouchedBy(number));
        refresh(ids, number - 1);
        for (int start = 0; start < ids.size(); start += BATCH) {
            store.write(new DropUnclaimed(ids.subList(start, Math.min(ids.size(), start + BATCH))));
            afterBatch.run();
        }
    }

    /** The label comes from {@link dev.entail.graph.EntityLabel}. */
    record Write(List<Map<String, Object>> rows) implements Command {
        private static final String ALL_LABELS =
                Arrays.stream(EntityLabel.values()).map(EntityLabel::text).collect(Collectors.joining(":"));
        private static final String CYPHER = "UNWIND $rows AS row MATCH (e:Entity {id: row.id}) REMOVE e:" + ALL_LABELS
                + " SET e = row.picture, e:$(row.label)";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("rows", rows);
        }
    }

    private record End(List<String> ids, long number) implements Command {
        private static final String CYPHER = """
                UNWIND $ids AS id MATCH (e:Entity {id: id})
                OPTIONAL MATCH (c:Claim {of: id})
                WITH e, max(c.validTo) AS end
                SET e.validTo = end, e.touchedBy = $number""";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("ids", ids, "number", number);
        }
    }

    private record TouchedBy(long number) implements Query<String> {
        private static final String CYPHER = "MATCH (e:Entity {touchedBy: $number}) RETURN e.id AS id";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("number", number);
        }

        @Override
        public String map(Row row) {
            return row.text("id");
        }
    }

    private record DropUnclaimed(List<String> ids) implements Command {
        private static final String CYPHER = """
                UNWIND $ids AS id MATCH (e:Entity {id: id})
                WHERE NOT EXISTS { MATCH (c:Claim {of: id}) }
                DETACH DELETE e""";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("ids", ids);
        }
    }
}
