// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.collect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One kind of call of the AWS CLI that reads.
 *
 * @param regional whether it is made in each region, or once an account
 * @param action the IAM action that it needs
 * @param parents the calls whose answers name what it is asked for, none for a call that needs nothing
 * @param items where their answers name it
 * @param keep whether the options of the parent's call stay
 * @param fixed options that are always so, with their values
 * @param argument an option that is part of the file's name, with its value
 * @param until a path and the value that an answer must have there to be whole
 * @param usage whether it asks when something was used, of each user and role
 */
record AwsCall(
        boolean regional,
        String service,
        String command,
        String action,
        List<String> parents,
        List<String> items,
        String option,
        boolean keep,
        List<String> fixed,
        List<String> argument,
        List<String> until,
        boolean usage) {
    private static final int FIXED = 4;

    static AwsCall parse(String line) {
        List<String> words = List.of(line.strip().split("\\s+", -1));
        Map<String, String> fields = new LinkedHashMap<>();
        for (String word : words.subList(FIXED, words.size())) {
            int split = word.indexOf('=');
            fields.put(split < 0 ? word : word.substring(0, split), split < 0 ? "" : word.substring(split + 1));
        }
        return new AwsCall(
                words.get(0).equals("region"),
                words.get(1),
                words.get(2),
                words.get(3),
                list(fields, "of", ","),
                list(fields, "items", ","),
                fields.getOrDefault("option", ""),
                fields.containsKey("keep"),
                list(fields, "fixed", ":"),
                list(fields, "argument", ":"),
                list(fields, "until", ":"),
                fields.containsKey("usage"));
    }

    private static List<String> list(Map<String, String> fields, String field, String separator) {
        return Optional.ofNullable(fields.get(field))
                .map(text -> List.of(text.split(separator, -1)))
                .orElse(List.of());
    }

    /** {@return the name of its answers' files} */
    String name() {
        return service + "-" + command;
    }

    /** {@return what an answer of a parent names} */
    List<String> itemsIn(JsonNode answer) {
        List<String> found = new ArrayList<>();
        items.forEach(path -> walk(answer, List.of(path.split("\\.", -1)), found));
        return found.stream().distinct().toList();
    }

    private static void walk(JsonNode json, List<String> steps, List<String> found) {
        if (json.isArray()) {
            json.forEach(item -> walk(item, steps, found));
        } else if (!steps.isEmpty()) {
            walk(json.path(steps.getFirst()), steps.subList(1, steps.size()), found);
        } else if (json.isTextual()) {
            found.add(json.textValue());
        }
    }

    /** {@return whether an answer is whole, and not that of a job that still runs} */
    boolean isWhole(JsonNode answer) {
        return until.isEmpty()
                || answer.path(until.getFirst()).asText(until.getLast()).equals(until.getLast());
    }
}
