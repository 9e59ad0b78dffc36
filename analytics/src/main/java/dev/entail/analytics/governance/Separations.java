// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.governance;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.entail.analytics.Severity;
import dev.entail.graph.GraphException.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The pairs of duties that are to be apart: those that come with Entail, and those that the user adds. */
public final class Separations {
    private static final String BUNDLED = "separations.yaml";
    private static final String SCHEMA = "separations.schema.json";

    private final List<Separation> all;

    private Separations(List<Separation> all) {
        this.all = List.copyOf(all);
    }

    public List<Separation> all() {
        return all;
    }

    /** {@return the pairs that come with Entail} */
    public static Separations bundled() {
        return new Separations(new Reader().read(BUNDLED, resource(BUNDLED)));
    }

    /**
     * {@return the pairs that come with Entail and those of a user; a pair of the user takes the place of the bundled
     * one of the same id}
     *
     * @param files in the format of the bundled one, told in {@code docs/analyses/governance.toxic-combination.md}
     * @throws BadInput where a file cannot be taken
     */
    public static Separations with(List<Path> files) {
        Map<String, Separation> pairs = new TreeMap<>();
        bundled().all.forEach(pair -> pairs.put(pair.id(), pair));
        Reader reader = new Reader();
        Map<String, String> placed = new HashMap<>();
        for (Path file : files) {
            for (Separation pair : reader.read(file.toString(), text(file))) {
                String earlier = placed.putIfAbsent(pair.id(), file.toString());
                if (earlier != null) {
                    throw new BadInput(file + ", id: '" + pair.id() + "' is taken in " + earlier
                            + "; any id that is not taken there is allowed");
                }
                pairs.put(pair.id(), pair);
            }
        }
        return new Separations(List.copyOf(pairs.values()));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new BadInput("'" + file + "' is not text in UTF-8, the one encoding that is allowed", e);
        } catch (IOException e) {
            throw new BadInput("'" + file + "' cannot be read", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Separations.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    /** Turns a file into pairs, or into one message with everything that is wrong in it. */
    private static final class Reader {
        private final YAMLMapper mapper = YAMLMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        private final JsonNode document;
        private final Schema schema;

        Reader() {
            try {
                document = new JsonMapper().readTree(resource(SCHEMA));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(SCHEMA + " is not JSON", e);
            }
            schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(document);
        }

        List<Separation> read(String file, String content) {
            JsonNode tree = tree(file, content);
            List<String> problems = schema.validate(tree).stream()
                    .map(error -> file + problem(error, tree))
                    .distinct()
                    .toList();
            if (!problems.isEmpty()) {
                throw new BadInput(String.join("\n", problems));
            }
            List<Separation> pairs = new ArrayList<>();
            Set<String> ids = new HashSet<>();
            for (JsonNode entry : tree) {
                String id = entry.path("id").asText();
                if (!ids.add(id)) {
                    throw new BadInput(file + ": the id '" + id + "' comes twice; each id is allowed once");
                }
                Severity severity = Severity.valueOf(entry.path("severity").asText());
                pairs.add(new Separation(
                        id,
                        entry.path("title").asText(),
                        severity,
                        duty(entry.path("left")),
                        duty(entry.path("right"))));
            }
            return pairs;
        }

        private JsonNode tree(String file, String content) {
            try {
                return mapper.readTree(content);
            } catch (JsonProcessingException e) {
                int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
                String message = e.getOriginalMessage()
                        .lines()
                        .filter(it -> !it.startsWith(" "))
                        .collect(Collectors.joining(", "));
                throw new BadInput(file + ", line " + line + ": " + message, e);
            }
        }

        private static Separation.Duty duty(JsonNode duty) {
            return new Separation.Duty(
                    duty.path("name").asText(), texts(duty.path("roles")), texts(duty.path("permissions")));
        }

        private static List<String> texts(JsonNode list) {
            List<String> texts = new ArrayList<>();
            list.forEach(text -> texts.add(text.asText()));
            return texts;
        }

        /** Names entry, field and value, and what the schema describes as allowed there. */
        private String problem(Error error, JsonNode tree) {
            JsonPointer place = JsonPointer.compile(error.getInstanceLocation().toString());
            JsonPointer rule =
                    JsonPointer.compile(error.getSchemaLocation().getFragment().toString());
            JsonNode around = document.at(rule.head());
            int index = place.matches() ? -1 : place.getMatchingIndex();
            String entry = index < 0
                    ? ""
                    : ", entry " + (index + 1) + " ("
                            + tree.path(index).path("id").asText("without id") + ")";
            String field = index < 0
                    ? ""
                    : place.tail().toString().replaceFirst("^/", "").replace('/', '.');
            String at = entry + (field.isEmpty() ? "" : ", " + field);
            return switch (error.getKeyword()) {
                case "required" -> at + ": " + error.getProperty() + " is missing";
                case "additionalProperties" ->
                    at + ": " + error.getProperty() + " is not a known field; allowed: "
                            + names(around.path("properties"));
                default -> at + ": " + error.getInstanceNode() + " is not allowed; allowed: " + allowed(around);
            };
        }

        private static String names(JsonNode properties) {
            List<String> names = new ArrayList<>();
            properties.fieldNames().forEachRemaining(names::add);
            return String.join(", ", names);
        }

        private static String allowed(JsonNode rule) {
            return rule.has("enum")
                    ? String.join(", ", texts(rule.path("enum")))
                    : rule.path("description").asText();
        }
    }
}
