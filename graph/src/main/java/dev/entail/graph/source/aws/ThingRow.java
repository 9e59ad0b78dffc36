// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import dev.entail.graph.EntityLabel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where an input keeps one kind of thing: which answer or type, what it is, and in which fields its ARN, name, roles,
 * policy and tags lie. Fields are paths with dots, which walk into lists; several stand with commas between them.
 *
 * @param key the type or command
 * @param list the path of the list of things in the answer, empty where the answer is the thing
 * @param arnForm the form of its ARN behind the partition, such as <code>s3:::{name}</code>
 * @param listing whether it lists all things of its type, so that what it does not name is not there
 * @param detail the command that must tell more of each listed thing, empty where the list tells all
 * @param extras further properties of the graph, and where each lies
 */
record ThingRow(
        String key,
        String nativeType,
        EntityLabel label,
        String arnForm,
        String list,
        List<String> arn,
        List<String> name,
        List<String> region,
        List<String> role,
        List<String> profile,
        List<String> policy,
        List<String> tags,
        boolean listing,
        String detail,
        Map<String, String> extras) {
    private static final int FIXED = 4;

    /** {@return the row that a line of a table means} */
    static ThingRow parse(String line) {
        String[] words = line.strip().split("\\s+", -1);
        if (words.length < FIXED) {
            throw new IllegalStateException("A row needs key, type, label and ARN form: " + line);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        Map<String, String> extras = new LinkedHashMap<>();
        for (int index = FIXED; index < words.length; index++) {
            int split = words[index].indexOf('=');
            String field = split < 0 ? words[index] : words[index].substring(0, split);
            String value = split < 0 ? "" : words[index].substring(split + 1);
            (field.startsWith(".") ? extras : fields).put(field.startsWith(".") ? field.substring(1) : field, value);
        }
        return new ThingRow(
                words[0],
                words[1],
                EntityLabel.of(words[2]).orElseThrow(() -> new IllegalStateException("No label: " + line)),
                words[3],
                fields.getOrDefault("list", ""),
                paths(fields, "arn", "arn,Arn,ARN"),
                paths(fields, "name", "name,Name"),
                paths(fields, "region", ""),
                paths(fields, "role", ""),
                paths(fields, "profile", ""),
                paths(fields, "policy", ""),
                paths(fields, "tags", "tags,Tags,TagSet,TagList"),
                fields.containsKey("lists"),
                fields.getOrDefault("lists", ""),
                extras);
    }

    private static List<String> paths(Map<String, String> fields, String field, String usual) {
        return Optional.of(fields.getOrDefault(field, usual))
                .filter(text -> !text.isEmpty())
                .map(text -> List.of(text.split(",", -1)))
                .orElse(List.of());
    }
}
