// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.Claim;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.projection.Past;
import dev.entail.graph.projection.RelationState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an analysis finds in an estate that is written as text: {@code key Secret kind=API_KEY createdAt=2025-01-01T00:00:00Z}
 * is a node, {@code key -AUTHENTICATES-> svc} a relation; {@code name="two words"}, {@code tags=[a,b]}; {@code gone} makes a
 * node one that no source names any more. {@code source=} and {@code seen=} say who named it since when, by default
 * {@code test} and 2020; what has {@code until=} was there until then. The same node may have a line for each stretch of
 * time.
 */
public final class Found {
    private static final Pattern RELATION = Pattern.compile("(\\S+) -(\\w+)-> (\\S+)(.*)");
    private static final Pattern NODE = Pattern.compile("(\\S+) (\\w+)(.*)");
    private static final Pattern PROPERTY = Pattern.compile("(\\w+)(?:=(?:\"([^\"]*)\"|\\[([^\\]]*)\\]|(\\S+)))?");

    private final List<Suspicion> all;

    private Found(List<Suspicion> all) {
        this.all = List.copyOf(all);
    }

    public static Found by(String id, String at, String text) {
        return by(id, at, text, Map.of());
    }

    public static Found by(String id, String at, String text, Map<String, Double> settings) {
        Analysis analysis = ServiceLoader.load(Analysis.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(each -> each.about().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no analysis " + id));
        return new Found(analysis.run(context(at, text, Map.of(id, settings))));
    }

    /** {@return what analyses look at, without escalation, which needs a store} */
    public static AnalysisContext context(String at, String text, Map<String, Map<String, Double>> settings) {
        return new AnalysisContext(
                () -> {
                    throw new AssertionError("an estate of text has no escalation");
                },
                new TextPast(text).at(Instant.parse(at)),
                Instant.parse(at),
                settings,
                new TextPast(text));
    }

    /** What is written with {@code seen=} and {@code until=}, at any time. */
    private record TextPast(String text) implements Past {
        @Override
        public Estate at(Instant time) {
            List<String> lines = text.lines()
                    .map(String::strip)
                    .filter(line -> !line.contains(" until=")
                            || Instant.parse(after(line, " until=")).isAfter(time))
                    .filter(line -> !line.contains(" seen=")
                            || !Instant.parse(after(line, " seen=")).isAfter(time))
                    .toList();
            return estate(String.join("\n", lines));
        }

        private static String after(String line, String name) {
            return line.substring(line.indexOf(name) + name.length()).split(" ", 2)[0];
        }

        private Stream<String> ended(Instant after, Instant until) {
            return text.lines()
                    .map(String::strip)
                    .filter(line -> line.contains(" until="))
                    .filter(line -> Instant.parse(after(line, " until=")).isAfter(after))
                    .filter(line -> !Instant.parse(after(line, " until=")).isAfter(until))
                    .sorted(Comparator.comparing(line -> after(line, " until=")));
        }

        @Override
        public List<Claim> endedClaims(EntityLabel label, Instant after, Instant until) {
            return ended(after, until)
                    .filter(line -> !RELATION.matcher(line).matches())
                    .map(line -> claim(node(line), Instant.parse(after(line, " until="))))
                    .filter(claim -> claim.label() == label)
                    .toList();
        }

        private static Claim claim(EntityState state, Instant end) {
            return new Claim(
                    state.id(),
                    state.label(),
                    state.sources().getFirst(),
                    state.properties(),
                    state.firstSeen(),
                    state.firstSeen(),
                    Optional.of(end));
        }

        @Override
        public List<RelationState> endedRelations(Instant after, Instant until) {
            return ended(after, until)
                    .map(RELATION::matcher)
                    .filter(Matcher::matches)
                    .map(Found::relation)
                    .toList();
        }
    }

    public List<Suspicion> all() {
        return all;
    }

    /** {@return the ids of the subjects, sorted, one for each finding} */
    public List<String> subjects() {
        return all.stream().map(found -> found.subject().id()).sorted().toList();
    }

    public Suspicion only() {
        if (all.size() != 1) {
            throw new AssertionError("found " + all.size() + ", not one: " + all);
        }
        return all.getFirst();
    }

    /** {@return an estate of nodes and relations in any order} */
    public static Estate estate(String text) {
        List<EntityState> there = new ArrayList<>();
        List<EntityState> gone = new ArrayList<>();
        List<RelationState> relations = new ArrayList<>();
        for (String line :
                text.lines().map(String::strip).filter(it -> !it.isEmpty()).toList()) {
            Matcher relation = RELATION.matcher(line);
            if (relation.matches()) {
                relations.add(relation(relation));
                continue;
            }
            EntityState state = node(line);
            (state.validTo().isEmpty() ? there : gone).add(state);
        }
        return Estate.of(there, gone, relations);
    }

    private static EntityState node(String line) {
        Matcher node = NODE.matcher(line);
        if (!node.matches()) {
            throw new IllegalArgumentException("'" + line + "' is neither a node nor a relation");
        }
        EntityLabel label = EntityLabel.of(node.group(2)).orElseThrow();
        ObjectNode properties = properties(node.group(3));
        Optional<Instant> end = properties.has("gone")
                ? Optional.of(Instant.parse(properties.path("gone").asText()))
                : Optional.empty();
        properties.remove("gone");
        String source = take(properties, "source", "test");
        Instant seen = Instant.parse(take(properties, "seen", "2020-01-01T00:00:00Z"));
        properties.remove("until");
        Map<String, Object> values = RecordCodec.properties(label.properties(), properties.toString());
        return new EntityState(label, node.group(1), values, new TreeSet<>(List.of(source.split(","))), seen, end);
    }

    private static RelationState relation(Matcher line) {
        RelationKind kind = RelationKind.of(line.group(2)).orElseThrow();
        ObjectNode properties = properties(line.group(4));
        String source = take(properties, "by", "test");
        Instant seen = Instant.parse(take(properties, "seen", "2020-01-01T00:00:00Z"));
        Optional<Instant> end =
                Optional.ofNullable(properties.remove("until")).map(time -> Instant.parse(time.asText()));
        Map<String, Object> values = RecordCodec.properties(kind.properties(), properties.toString());
        return new RelationState(kind, line.group(1), line.group(3), source, values, seen, end);
    }

    private static String take(ObjectNode properties, String name, String otherwise) {
        JsonNode value = properties.remove(name);
        return value == null ? otherwise : value.asText();
    }

    private static ObjectNode properties(String text) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        Matcher property = PROPERTY.matcher(text);
        while (property.find()) {
            String name = property.group(1);
            if (property.group(3) != null) {
                ArrayNode list = json.putArray(name);
                List.of(property.group(3).split(",")).forEach(list::add);
            } else if (property.group(2) != null) {
                json.put(name, property.group(2));
            } else if (property.group(4) != null) {
                put(json, name, property.group(4));
            } else {
                putFlag(json, name);
            }
        }
        return json;
    }

    private static void putFlag(ObjectNode json, String name) {
        if (name.equals("gone")) {
            json.put(name, "2020-06-01T00:00:00Z");
        } else {
            json.put(name, true);
        }
    }

    private static void put(ObjectNode json, String name, String value) {
        if (value.equals("true") || value.equals("false")) {
            json.put(name, Boolean.parseBoolean(value));
        } else if (value.matches("-?\\d+")) {
            json.put(name, Long.parseLong(value));
        } else if (value.matches("-?\\d+\\.\\d+")) {
            json.put(name, Double.parseDouble(value));
        } else {
            json.put(name, value);
        }
    }
}
