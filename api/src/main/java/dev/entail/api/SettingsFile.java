// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.entail.analytics.Analyses;
import dev.entail.analytics.Descriptor;
import dev.entail.analytics.Setting;
import dev.entail.analytics.escalation.technique.LineIndex;
import dev.entail.api.config.YamlLayer;
import dev.entail.graph.GraphException.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The file {@code entail.yaml}: read with every check, all that is wrong in it told at once with its line. */
public final class SettingsFile {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final JsonPointer EXCEPTION_DAYS = JsonPointer.compile("/findings/exceptionDays");

    private final Path file;
    private final JsonNode tree;
    private final LineIndex lines;
    private final List<String> problems = new ArrayList<>();

    private SettingsFile(Path file, JsonNode tree, LineIndex lines) {
        this.file = file;
        this.tree = tree;
        this.lines = lines;
    }

    /**
     * {@return what a file sets}
     *
     * @throws BadInput naming file, line, value and what is allowed
     */
    public static Settings read(Path file) {
        try {
            String text = Files.readString(file);
            JsonNode tree = YAML.readTree(text);
            if (tree.isMissingNode() || tree.isNull()) {
                return Settings.USUAL;
            }
            Settings settings = new SettingsFile(file, tree, LineIndex.of(YAML.createParser(text))).settings();
            YamlLayer.read(file);
            return settings;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            String reason = e.getOriginalMessage().lines().findFirst().orElse("not YAML");
            throw new BadInput("%s, line %d: %s".formatted(file, line, reason), e);
        } catch (IOException e) {
            throw new BadInput(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private Settings settings() {
        fields(JsonPointer.empty(), Set.of("analyses", "findings", "logs", "reports", "server"));
        fields(JsonPointer.compile("/findings"), Set.of("exceptionDays"));
        Map<String, Map<String, Double>> analyses = new LinkedHashMap<>();
        Set<String> known = Analyses.all().stream().map(Descriptor::id).collect(Collectors.toSet());
        JsonPointer all = JsonPointer.compile("/analyses");
        for (String id : fields(all, known)) {
            analyses.put(id, settings(all.appendProperty(id), Analyses.require(id)));
        }
        long days = tree.at(EXCEPTION_DAYS).isMissingNode()
                ? Settings.USUAL.exceptionDays()
                : number(EXCEPTION_DAYS).map(Double::longValue).orElse(0L);
        if (!problems.isEmpty()) {
            throw new BadInput(String.join("\n", problems));
        }
        return new Settings(analyses, days, List.of(), Settings.USUAL.delivery());
    }

    private Map<String, Double> settings(JsonPointer place, Descriptor analysis) {
        Set<String> names = analysis.settings().stream().map(Setting::name).collect(Collectors.toSet());
        Map<String, Double> values = new LinkedHashMap<>();
        for (String name : fields(place, names)) {
            number(place.appendProperty(name)).ifPresent(value -> values.put(name, value));
        }
        return values;
    }

    /** {@return the fields that a mapping has of those that it may have} */
    private Set<String> fields(JsonPointer place, Set<String> allowed) {
        JsonNode mapping = tree.at(place);
        Set<String> present = new TreeSet<>();
        if (mapping.isMissingNode() || mapping.isNull()) {
            return present;
        }
        if (!mapping.isObject()) {
            problem(place, "is %s, allowed is a mapping".formatted(mapping));
            return present;
        }
        mapping.fieldNames().forEachRemaining(name -> {
            if (allowed.contains(name)) {
                present.add(name);
            } else {
                problem(
                        place.appendProperty(name),
                        allowed.isEmpty()
                                ? "is unknown, this analysis has no settings"
                                : "is unknown, allowed is one of " + String.join(", ", new TreeSet<>(allowed)));
            }
        });
        return present;
    }

    private Optional<Double> number(JsonPointer place) {
        JsonNode value = tree.at(place);
        if (value.isNumber() && value.doubleValue() >= 0 && Double.isFinite(value.doubleValue())) {
            return Optional.of(value.doubleValue());
        }
        problem(place, "is %s, allowed is a number that is not negative".formatted(value));
        return Optional.empty();
    }

    private void problem(JsonPointer place, String what) {
        String name =
                place.matches() ? "the file" : place.toString().substring(1).replace('/', '.');
        problems.add("%s, line %d: %s %s".formatted(file, lines.line(place), name, what));
    }
}
