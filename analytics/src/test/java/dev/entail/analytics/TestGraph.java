// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics;

import dev.entail.analytics.escalation.EscalationView;
import dev.entail.graph.load.Input;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Loader;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.projection.ProjectionReader;
import dev.entail.graph.projection.Snapshot;
import dev.entail.graph.source.records.RecordsSource;
import dev.entail.graph.store.GraphStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A graph written as text, {@code alice -MEMBER_OF-> admins}, a line a relation. A node's label follows from the
 * relations it stands in; {@code !root} is tier zero.
 */
public final class TestGraph {
    private static final Pattern LINE = Pattern.compile("(\\S+) -(\\w+)-> (\\S+)");
    private static final Map<String, String[]> ENDS = Map.of(
            "MEMBER_OF", new String[] {"Identity", "Group"},
            "NESTED_IN", new String[] {"Group", "Group"},
            "GROUP_ROLE", new String[] {"Group", "Role"},
            "HAS_ROLE", new String[] {"Identity", "Role"},
            "INHERITS", new String[] {"Role", "Role"},
            "CAN_ASSUME", new String[] {"Identity", "Identity"},
            "OWNED_BY", new String[] {"Identity", "Identity"},
            "REPORTS_TO", new String[] {"Identity", "Identity"},
            "ACCOUNT_OF", new String[] {"Identity", "Identity"});
    private static final Map<String, String> KINDS = Map.of("NESTED_IN", "MEMBER_OF", "GROUP_ROLE", "HAS_ROLE");

    private TestGraph() {}

    /** Loads a graph at a time, as the whole truth of its source. */
    public static void load(GraphStore store, String text, Instant at) {
        Map<String, String> lines = new LinkedHashMap<>();
        StringBuilder relations = new StringBuilder();
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            Matcher words = LINE.matcher(line);
            if (!words.matches()) {
                throw new IllegalArgumentException("'" + line + "' is not of the form a -RELATION-> b");
            }
            String relation = words.group(2);
            String[] labels = ENDS.get(relation);
            String from = node(words.group(1), labels[0], lines);
            String to = node(words.group(3), labels[1], lines);
            relations.append("{\"relation\":\"%s\",\"from\":\"%s\",\"to\":\"%s\"}%n"
                    .formatted(KINDS.getOrDefault(relation, relation), from, to));
        });
        String records = String.join("\n", lines.values()) + "\n" + relations;
        new Loader(store, List.of())
                .load(
                        new RecordsSource(),
                        Input.of("graph", records.getBytes(StandardCharsets.UTF_8)),
                        LoadOptions.at(at));
    }

    private static String node(String name, String label, Map<String, String> lines) {
        boolean tierZero = name.startsWith("!");
        String id = tierZero ? name.substring(1) : name;
        String kind = label.equals("Identity") ? "\"kind\":\"EMPLOYEE\"" : "\"name\":\"" + id + "\"";
        String tier = tierZero ? ",\"tier\":0" : "";
        String line = "{\"label\":\"%s\",\"id\":\"%s\",\"properties\":{%s%s}}".formatted(label, id, kind, tier);
        lines.merge(id, line, (before, now) -> before.contains("\"tier\"") ? before : now);
        return id;
    }

    /** {@return escalation in the graph as it is now} */
    public static EscalationView view(GraphStore store) {
        Snapshot snapshot = Snapshot.latest(store, Optional.empty());
        return new EscalationView(snapshot, ProjectionReader.read(snapshot));
    }

    /** {@return what analyses look at in the graph as it is now} */
    public static AnalysisContext context(GraphStore store, Instant at) {
        Estate estate = Snapshot.latest(store, Optional.empty()).estate();
        return new AnalysisContext(() -> view(store), estate, at, Map.of());
    }
}
