// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.config;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.entail.analytics.escalation.technique.LineIndex;
import dev.entail.graph.GraphException.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code entail.yaml} says of the server, under {@code server}, {@code reports} and {@code logs}. */
public final class YamlLayer {
    /** The mappings of the file that are read here. */
    public static final Set<String> PARTS = Set.of("server", "reports", "logs");

    private static final YAMLMapper YAML = new YAMLMapper();

    private final Path file;
    private final LineIndex lines;
    private final Map<Key, Value> values = new EnumMap<>(Key.class);
    private final List<String> problems = new ArrayList<>();

    private YamlLayer(Path file, LineIndex lines) {
        this.file = file;
        this.lines = lines;
    }

    /**
     * {@return what a file sets}
     *
     * @throws BadInput naming file and line of all that is unknown
     */
    public static Map<Key, Value> read(Path file) {
        try {
            String text = Files.readString(file);
            JsonNode tree = YAML.readTree(text);
            YamlLayer layer = new YamlLayer(file, LineIndex.of(YAML.createParser(text)));
            for (String part : PARTS) {
                layer.take(JsonPointer.empty().appendProperty(part), part, tree.path(part));
            }
            if (!layer.problems.isEmpty()) {
                throw new BadInput(String.join("\n", layer.problems));
            }
            return layer.values;
        } catch (IOException e) {
            throw new BadInput(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private void take(JsonPointer place, String path, JsonNode node) {
        var key = Key.at(path);
        if (key.isPresent()) {
            values.put(key.get(), new Value(text(node), file + ", line " + lines.line(place)));
            return;
        }
        if (node.isMissingNode() || node.isNull()) {
            return;
        }
        if (!node.isObject() || !isPart(path)) {
            problems.add("%s, line %d: %s is unknown, allowed is one of %s"
                    .formatted(file, lines.line(place), path, allowed()));
            return;
        }
        node.properties()
                .forEach(field ->
                        take(place.appendProperty(field.getKey()), path + "." + field.getKey(), field.getValue()));
    }

    private static boolean isPart(String path) {
        return Arrays.stream(Key.values()).anyMatch(key -> key.path().startsWith(path + "."));
    }

    private static String allowed() {
        return Arrays.stream(Key.values()).map(Key::path).collect(Collectors.joining(", "));
    }

    private static String text(JsonNode node) {
        if (node.isObject()) {
            return node.properties().stream()
                    .map(field -> field.getKey() + "=" + field.getValue().asText())
                    .collect(Collectors.joining(","));
        }
        if (node.isArray()) {
            return node.valueStream().map(JsonNode::asText).collect(Collectors.joining(","));
        }
        return node.asText("");
    }
}
