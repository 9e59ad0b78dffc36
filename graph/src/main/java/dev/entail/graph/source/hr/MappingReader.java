// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.hr;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.PropertyType;
import dev.entail.graph.ReservedProperties;
import dev.entail.graph.Shown;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a mapping from YAML, with every check that needs no table. */
final class MappingReader {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .build();
    private static final Set<String> OWNERS = Set.of("TEAM", "BUSINESS_UNIT", "VENDOR", "FUNCTION");

    private final String file;

    private MappingReader(String file) {
        this.file = file;
    }

    static Mapping read(String path) {
        try {
            return parse(path, Files.readString(Path.of(path)));
        } catch (IOException | java.nio.file.InvalidPathException e) {
            throw new BadInput(path + ": the mapping cannot be read, allowed is a YAML file in UTF-8", e);
        }
    }

    static Mapping parse(String file, String text) {
        try {
            return new MappingReader(file).mapping(YAML.readTree(text));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new BadInput(file + ", line " + line + ": is no YAML: " + e.getOriginalMessage(), e);
        }
    }

    private Mapping mapping(JsonNode root) {
        fields(
                root,
                "the mapping",
                Set.of(
                        "source",
                        "delimiter",
                        "quote",
                        "encoding",
                        "prefix",
                        "id",
                        "properties",
                        "extra",
                        "supervisor",
                        "owners",
                        "scopes"));
        String source = text(root, "source", "");
        List<Rule> rules = new ArrayList<>();
        root.path("properties")
                .properties()
                .forEach(entry -> rules.add(rule(entry.getKey(), entry.getValue(), known(entry.getKey()))));
        root.path("extra")
                .properties()
                .forEach(entry -> rules.add(rule(entry.getKey(), entry.getValue(), extra(entry.getKey()))));
        if (rules.stream().noneMatch(rule -> rule.property().equals("kind"))) {
            throw bad(
                    "properties.kind", "is missing, allowed is " + known("kind").allowed());
        }
        List<Mapping.Link> links = new ArrayList<>(links(root.path("owners"), "owners", OWNERS, "TEAM"));
        links.addAll(links(root.path("scopes"), "scopes", Set.of("ORGANISATION", "PROJECT", "ENVIRONMENT"), "PROJECT"));
        return new Mapping(
                file,
                Optional.of(source).filter(name -> !name.isEmpty()),
                character(root, "delimiter", ","),
                character(root, "quote", "\""),
                encoding(text(root, "encoding", "UTF-8")),
                text(root, "prefix", "hr:"),
                id(root),
                rules,
                supervisor(root.path("supervisor")),
                links);
    }

    private Template id(JsonNode root) {
        String id = text(root, "id", "");
        if (id.isEmpty()) {
            throw bad("id", "is missing, allowed is the column of the stable id");
        }
        return columns(id);
    }

    /** A text with braces is a template, one without is the name of a column. */
    private static Template columns(String text) {
        return text.contains("{") ? Template.of(text) : Template.ofColumn(text);
    }

    private static PropertyType unchecked(String name) {
        return EntityLabel.IDENTITY.properties().typeOf(name).orElseGet(PropertyType.Text::new);
    }

    private PropertyType known(String name) {
        return EntityLabel.IDENTITY
                .properties()
                .typeOf(name)
                .orElseThrow(() -> bad(
                        "properties." + name,
                        "is no property of a person, allowed is one of "
                                + String.join(
                                        ", ", EntityLabel.IDENTITY.properties().names())
                                + "; any other name goes under extra"));
    }

    private PropertyType extra(String name) {
        if (ReservedProperties.NAMES.contains(name)) {
            throw bad("extra." + name, "is a name that loads use, allowed is any other");
        }
        return unchecked(name);
    }

    private Rule rule(String property, JsonNode node, PropertyType type) {
        String place = "properties." + property;
        if (node.isTextual()) {
            return new Rule(
                    property,
                    type,
                    columns(node.textValue()),
                    Map.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
        fields(node, place, Set.of("column", "constant", "values", "otherwise", "format"));
        String constant = text(node, "constant", "");
        String column = text(node, "column", "");
        if (constant.isEmpty() == column.isEmpty()) {
            throw bad(place, "has to have either column or constant");
        }
        Template template = constant.isEmpty() ? columns(column) : Template.ofConstant(constant);
        Map<String, String> values = values(node.path("values"), place, type);
        Optional<String> otherwise = Optional.of(text(node, "otherwise", "")).filter(text -> !text.isEmpty());
        otherwise.ifPresent(value -> allowed(value, place + ".otherwise", type));
        if (!constant.isEmpty()) {
            allowed(constant, place + ".constant", type);
        }
        Optional<String> pattern = Optional.of(text(node, "format", "")).filter(text -> !text.isEmpty());
        return new Rule(
                property, type, template, values, otherwise, pattern, pattern.map(text -> format(text, place, type)));
    }

    private Map<String, String> values(JsonNode node, String place, PropertyType type) {
        Map<String, String> values = new LinkedHashMap<>();
        node.properties().forEach(entry -> {
            allowed(entry.getValue().asText(), place + ".values." + entry.getKey(), type);
            values.put(entry.getKey().strip(), entry.getValue().asText());
        });
        return values;
    }

    private void allowed(String value, String place, PropertyType type) {
        if (type instanceof PropertyType.OneOf names && !names.names().contains(value)) {
            throw bad(place, "is " + Shown.of(value) + ", allowed is " + type.allowed());
        }
    }

    private DateTimeFormatter format(String pattern, String place, PropertyType type) {
        if (!(type instanceof PropertyType.Day)) {
            throw bad(place + ".format", "is for dates, allowed is none");
        }
        try {
            return DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException e) {
            throw bad(place + ".format", "is " + Shown.of(pattern) + ", allowed is a pattern such as dd.MM.yyyy");
        }
    }

    private Optional<Mapping.Supervisor> supervisor(JsonNode node) {
        if (node instanceof MissingNode) {
            return Optional.empty();
        }
        fields(node, "supervisor", Set.of("column", "by"));
        String by = text(node, "by", "id");
        if (!Set.of("id", "name").contains(by)) {
            throw bad("supervisor.by", "is " + Shown.of(by) + ", allowed is one of id, name");
        }
        return Optional.of(new Mapping.Supervisor(column(node, "supervisor"), by.equals("name")));
    }

    private List<Mapping.Link> links(JsonNode node, String place, Set<String> kinds, String usual) {
        List<Mapping.Link> links = new ArrayList<>();
        for (JsonNode link : node) {
            fields(link, place, Set.of("column", "kind", "separator"));
            String kind = text(link, "kind", usual);
            if (!kinds.contains(kind)) {
                throw bad(
                        place + ".kind",
                        "is " + Shown.of(kind) + ", allowed is one of "
                                + String.join(", ", new java.util.TreeSet<>(kinds)));
            }
            links.add(new Mapping.Link(column(link, place), place.equals("scopes"), kind, text(link, "separator", "")));
        }
        return links;
    }

    private String column(JsonNode node, String place) {
        String column = text(node, "column", "");
        if (column.isEmpty()) {
            throw bad(place + ".column", "is missing, allowed is the name of a column");
        }
        return column;
    }

    private Charset encoding(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw bad(
                    "encoding",
                    "is " + Shown.of(name) + ", allowed is a name such as UTF-8, UTF-16, ISO-8859-1, windows-1252");
        }
    }

    private char character(JsonNode root, String field, String usual) {
        String text = text(root, field, usual);
        if (text.length() != 1) {
            throw bad(field, "is " + Shown.of(text) + ", allowed is one character");
        }
        return text.charAt(0);
    }

    private String text(JsonNode node, String field, String usual) {
        JsonNode value = node.path(field);
        if (value.isMissingNode()) {
            return usual;
        }
        if (!value.isValueNode() || value.isNull()) {
            throw bad(field, "is " + Shown.of(value) + ", allowed is a text");
        }
        return value.asText();
    }

    private void fields(JsonNode node, String place, Set<String> allowed) {
        if (!node.isObject()) {
            throw bad(place, "is " + Shown.of(node) + ", allowed is an object");
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!allowed.contains(name)) {
                throw bad(
                        place,
                        "has " + Shown.of(name) + ", allowed is one of "
                                + String.join(", ", new java.util.TreeSet<>(allowed)));
            }
        });
    }

    private BadInput bad(String place, String what) {
        return new BadInput(file + ", " + place + ": " + what);
    }
}
