// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.hr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.load.Input.InputFile;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** A mapping that a table itself suggests, by its header and its values. */
final class Suggestion {
    private static final List<String> DATES =
            List.of("yyyy-MM-dd", "dd.MM.yyyy", "dd/MM/yyyy", "MM/dd/yyyy", "yyyy/MM/dd", "d.M.yyyy", "M/d/yyyy");
    private static final List<String> PLAIN =
            List.of("email", "department", "jobTitle", "jobCode", "location", "costCenter");
    private static final int MOST_VALUES = 50;

    private final Sample sample;
    private final ObjectNode mapping = new ObjectMapper().createObjectNode();
    private final List<String> doubts = new ArrayList<>();
    private final Set<String> used = new TreeSet<>();

    private Suggestion(Sample sample) {
        this.sample = sample;
    }

    static Suggestion of(InputFile file) {
        Suggestion suggestion = new Suggestion(Sample.of(file));
        suggestion.suggest();
        return suggestion;
    }

    /** {@return the mapping as YAML that can be used unchanged, with what could not be told as comments} */
    String yaml() {
        StringBuilder text = new StringBuilder();
        doubts.forEach(doubt -> text.append("# ").append(doubt).append('\n'));
        try {
            return text.append(new YAMLMapper().writeValueAsString(mapping)).toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void suggest() {
        mapping.put("delimiter", String.valueOf(sample.delimiter()));
        mapping.put("encoding", sample.encoding().name());
        mapping.put("prefix", "hr:");
        mapping.put("id", id());
        ObjectNode properties = mapping.putObject("properties");
        translated(properties, "kind", Meaning::kind);
        name(properties);
        translated(properties, "status", Meaning::status);
        PLAIN.forEach(property -> take(property).ifPresent(column -> properties.put(property, column)));
        date(properties, "startDate");
        date(properties, "endDate");
        supervisor();
        owners();
        rest();
    }

    /** The column of a meaning that is not used yet. */
    private Optional<String> take(String meaning) {
        Set<String> names = Meaning.COLUMNS.getOrDefault(meaning, Set.of());
        Optional<String> found = sample.columns().stream()
                .filter(column -> !used.contains(column) && names.contains(Meaning.fold(column)))
                .findFirst();
        found.ifPresent(used::add);
        return found;
    }

    private String id() {
        Optional<String> named = take("id");
        if (named.isPresent()) {
            return named.get();
        }
        String column = sample.columns().stream()
                .filter(sample::isUnique)
                .findFirst()
                .orElseThrow(() ->
                        new BadInput(sample.name() + ": no column tells all its rows apart, so none can be the id"));
        used.add(column);
        doubts.add("id: no column is named like an id; '" + column + "' has a value of its own in each row");
        return column;
    }

    private void name(ObjectNode properties) {
        Optional<String> first = take("first");
        Optional<String> last = take("last");
        if (first.isPresent() && last.isPresent()) {
            properties.put("name", "{" + first.get() + "} {" + last.get() + "}");
            return;
        }
        Optional<String> name = take("name").or(() -> last);
        if (name.isEmpty()) {
            doubts.add("name: no column is named like one");
        }
        name.ifPresent(column -> properties.put("name", column));
    }

    private void translated(ObjectNode properties, String property, UnaryOperator<String> meaning) {
        Optional<String> column = take(property);
        if (column.isEmpty()) {
            String usual = property.equals("kind") ? "EMPLOYEE" : "ACTIVE";
            properties.putObject(property).put("constant", usual);
            doubts.add(property + ": no column is named like it; everybody is taken as " + usual);
            return;
        }
        Set<String> values = sample.values(column.get());
        if (values.size() > MOST_VALUES) {
            properties.putObject(property).put("constant", "UNKNOWN");
            doubts.add(property + ": column '" + column.get() + "' has more than " + MOST_VALUES + " values");
            return;
        }
        ObjectNode rule = properties.putObject(property).put("column", column.get());
        ObjectNode map = rule.putObject("values");
        for (String value : values) {
            map.put(value, meaning.apply(value));
            if (meaning.apply(value).equals("UNKNOWN")) {
                doubts.add(property + ": what '" + value + "' means");
            }
        }
        if (property.equals("kind")) {
            properties.put("employmentType", column.get());
        }
    }

    private void date(ObjectNode properties, String property) {
        Optional<String> column = take(property);
        if (column.isEmpty()) {
            return;
        }
        Set<String> values = sample.values(column.get());
        List<String> fitting =
                DATES.stream().filter(pattern -> fits(pattern, values)).toList();
        if (fitting.isEmpty()) {
            doubts.add(property + ": how column '" + column.get() + "' writes its dates");
            return;
        }
        if (fitting.size() > 1 && fitting.stream().anyMatch(pattern -> pattern.startsWith("M"))) {
            doubts.add(property + ": whether column '" + column.get() + "' is " + String.join(" or ", fitting));
        }
        properties.putObject(property).put("column", column.get()).put("format", fitting.getFirst());
    }

    private static boolean fits(String pattern, Set<String> values) {
        DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
        try {
            values.stream().filter(value -> !value.isEmpty()).forEach(value -> LocalDate.parse(value, format));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void supervisor() {
        take("supervisor").ifPresent(column -> {
            Set<String> ids = sample.values(mapping.path("id").asText());
            boolean byId = sample.values(column).stream().anyMatch(ids::contains);
            mapping.putObject("supervisor").put("column", column).put("by", byId ? "id" : "name");
        });
    }

    private void owners() {
        Optional<String> team = take("team");
        Optional<String> unit = take("unit");
        Optional<String> department = Optional.of(
                        mapping.path("properties").path("department").asText(""))
                .filter(column -> !column.isEmpty());
        if (team.isPresent() || unit.isPresent() || department.isPresent()) {
            var owners = mapping.putArray("owners");
            team.ifPresent(column -> owners.addObject().put("column", column).put("kind", "TEAM"));
            unit.or(() -> department)
                    .ifPresent(
                            column -> owners.addObject().put("column", column).put("kind", "BUSINESS_UNIT"));
        }
    }

    private void rest() {
        List<String> left = sample.columns().stream()
                .filter(column -> !used.contains(column))
                .toList();
        if (left.isEmpty()) {
            return;
        }
        ObjectNode extra = mapping.putObject("extra");
        for (String column : left) {
            String name = Meaning.fold(column);
            if (!name.isEmpty()
                    && dev.entail.graph.EntityLabel.IDENTITY
                            .properties()
                            .typeOf(name)
                            .isEmpty()
                    && !dev.entail.graph.ReservedProperties.NAMES.contains(name)) {
                extra.put(name, column);
            }
        }
        doubts.add("kept under their own names: " + String.join(", ", left));
    }
}
