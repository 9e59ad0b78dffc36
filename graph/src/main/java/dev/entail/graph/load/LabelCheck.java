// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

import dev.entail.graph.GraphRecord.NodeRecord;
import dev.entail.graph.Shown;
import dev.entail.graph.load.Entries.Entry;
import dev.entail.graph.projection.Visibility;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks that no other source says of a node that it is of another label: an id names one node. */
final class LabelCheck {
    private static final int BATCH = 5_000;

    private final GraphStore store;
    private final Spool spool;
    private final Problems problems;
    private final Visibility visible;
    private final Set<String> refused = new HashSet<>();

    LabelCheck(GraphStore store, Spool spool, Problems problems, long version) {
        this.store = store;
        this.spool = spool;
        this.problems = problems;
        this.visible = new Visibility(version, Optional.empty());
    }

    void run() {
        List<Entry> batch = new ArrayList<>(BATCH);
        spool.eachNode(entry -> {
            batch.add(entry);
            if (batch.size() == BATCH) {
                check(batch);
                batch.clear();
            }
        });
        check(batch);
        refused.forEach(spool::refuse);
    }

    private void check(List<Entry> batch) {
        Map<String, String> labels = new HashMap<>();
        List<String> ids = batch.stream().map(entry -> node(entry).id()).toList();
        store.stream(
                new OtherLabels(ids, List.copyOf(spool.sources()), visible),
                found -> labels.put(found.getKey(), found.getValue()));
        for (Entry entry : batch) {
            String other = labels.get(node(entry).id());
            if (other != null && !other.equals(node(entry).label().text())) {
                refused.add(node(entry).id());
                problems.reject(
                        entry.place(),
                        "node " + Shown.of(node(entry).id()) + " is a "
                                + node(entry).label().text() + " here and a " + other
                                + " of another source; an id names one node");
            }
        }
    }

    private static NodeRecord node(Entry entry) {
        return (NodeRecord) entry.graphRecord();
    }

    private record OtherLabels(List<String> ids, List<String> sources, Visibility visible)
            implements Query<Map.Entry<String, String>> {
        @Override
        public String cypher() {
            return """
                    UNWIND $ids AS id MATCH (c:Claim {of: id})
                    WHERE %s AND NOT c.source IN $sources
                    RETURN DISTINCT c.of AS id, c.label AS label""".formatted(visible.condition("c"));
        }

        @Override
        public Map<String, Object> parameters() {
            Map<String, Object> parameters = visible.parameters();
            parameters.put("ids", ids);
            parameters.put("sources", sources);
            return parameters;
        }

        @Override
        public Map.Entry<String, String> map(Row row) {
            return Map.entry(row.text("id"), row.text("label"));
        }
    }
}
