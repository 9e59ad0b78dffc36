// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation.technique;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Turns technique files into techniques, or into one message with everything that is wrong in them. */
final class TechniqueReader {
    private static final JsonSetter.Value NULL_IS_EMPTY = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);

    private final YAMLMapper mapper = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .withConfigOverride(Map.class, override -> override.setSetterInfo(NULL_IS_EMPTY))
            .withConfigOverride(List.class, override -> override.setSetterInfo(NULL_IS_EMPTY))
            .build();
    private final SchemaCheck schema = new SchemaCheck();

    /** A technique and where it is written. */
    record Placed(Technique technique, String place) {}

    List<Placed> read(TechniqueFile file) {
        try {
            JsonNode tree = mapper.readTree(file.content());
            LineIndex lines = LineIndex.of(mapper.createParser(file.content()));
            refuse(file, tree, lines, schema.problems(tree));
            return techniques(file, tree, lines);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new TechniqueException(file.name() + ", line " + line + ": " + inOneLine(e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new TechniqueException(file.name() + " cannot be read", e);
        }
    }

    private List<Placed> techniques(TechniqueFile file, JsonNode tree, LineIndex lines) throws JsonProcessingException {
        List<Problem> problems = new ArrayList<>();
        List<Placed> techniques = new ArrayList<>();
        for (int i = 0; i < tree.size(); i++) {
            JsonPointer root = JsonPointer.empty().appendIndex(i);
            try {
                TechniqueEntry entry = mapper.treeToValue(tree.get(i), TechniqueEntry.class);
                problems.addAll(EntryCheck.problems(entry, root));
                String place = file.name() + ", line " + lines.line(root.appendProperty("id"));
                techniques.add(new Placed(entry.of(file.provider()), place));
            } catch (JsonMappingException e) {
                problems.add(unfit(e, root));
            }
        }
        refuse(file, tree, lines, problems);
        return techniques;
    }

    /** A YAML parser's message without the excerpts of the file, which are its indented lines. */
    private static String inOneLine(String message) {
        return message.lines().filter(line -> !line.startsWith(" ")).collect(Collectors.joining(", "));
    }

    private static Problem unfit(JsonMappingException refusal, JsonPointer root) {
        JsonPointer place = root;
        for (JsonMappingException.Reference step : refusal.getPath()) {
            place = step.getFieldName() == null
                    ? place.appendIndex(step.getIndex())
                    : place.appendProperty(step.getFieldName());
        }
        Throwable cause = refusal.getCause();
        return new Problem(place, String.valueOf(cause == null ? refusal.getOriginalMessage() : cause.getMessage()));
    }

    private static void refuse(TechniqueFile file, JsonNode tree, LineIndex lines, List<Problem> problems) {
        if (problems.isEmpty()) {
            return;
        }
        throw new TechniqueException(problems.stream()
                .sorted(Comparator.comparingInt(problem -> lines.line(problem.place())))
                .map(problem -> file.name() + ", line " + lines.line(problem.place()) + described(problem, tree))
                .collect(Collectors.joining("\n")));
    }

    private static String described(Problem problem, JsonNode tree) {
        if (problem.place().matches()) {
            return ": " + problem.message();
        }
        int index = problem.place().getMatchingIndex();
        String id = tree.path(index).path("id").asText("without id");
        String entry = ", entry " + (index + 1) + " (" + id + ")";
        String field = problem.field();
        return field.isEmpty() ? entry + ": " + problem.message() : entry + ", " + field + ": " + problem.message();
    }
}
