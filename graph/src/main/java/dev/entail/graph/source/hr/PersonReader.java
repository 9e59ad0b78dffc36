// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.hr;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.GraphRecord.NodeRecord;
import dev.entail.graph.GraphRecord.RelationRecord;
import dev.entail.graph.RelationKind;
import dev.entail.graph.Shown;
import dev.entail.graph.load.RecordSink;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes a person, and what the person belongs to, of a row. */
final class PersonReader {
    private final Mapping mapping;
    private final String source;
    private final RecordSink sink;
    private final Supervisors supervisors;
    private final Set<String> places = new HashSet<>();

    PersonReader(Mapping mapping, String source, RecordSink sink, Supervisors supervisors) {
        this.mapping = mapping;
        this.source = source;
        this.sink = sink;
        this.supervisors = supervisors;
    }

    void read(Row row) {
        String key = mapping.id().fill(row);
        if (key.isEmpty()) {
            sink.reject(
                    row.place(),
                    "column " + Shown.of(mapping.id().text()) + " is empty, allowed is the id of a person");
            return;
        }
        Map<String, Object> properties = new HashMap<>();
        try {
            for (Rule rule : mapping.rules()) {
                rule.read(row).ifPresent(value -> properties.put(rule.property(), value));
            }
        } catch (Mismatch e) {
            sink.reject(row.place(), String.valueOf(e.getMessage()));
            return;
        }
        if (!properties.containsKey("kind")) {
            sink.reject(
                    row.place(),
                    "has no kind, allowed is "
                            + EntityLabel.IDENTITY
                                    .properties()
                                    .typeOf("kind")
                                    .orElseThrow()
                                    .allowed());
            return;
        }
        accept(row, key, properties);
    }

    private void accept(Row row, String key, Map<String, Object> properties) {
        String supervisor =
                mapping.supervisor().map(column -> row.field(column.column())).orElse("");
        if (!supervisor.isEmpty()) {
            properties.putIfAbsent("supervisor", supervisor);
        }
        properties.putIfAbsent("sourceOfRecord", source);
        if (!supervisors.add(key, String.valueOf(properties.getOrDefault("name", "")), supervisor, row.place())) {
            sink.reject(
                    row.place(),
                    "id " + Shown.of(key) + " appears on an earlier line too, allowed is one row a person");
            return;
        }
        String id = mapping.prefix() + key;
        sink.accept(source, new NodeRecord(EntityLabel.IDENTITY, id, properties), row.place());
        mapping.links().forEach(link -> link(row, id, link));
    }

    private void link(Row row, String person, Mapping.Link link) {
        String field = row.field(link.column());
        List<String> names =
                link.separator().isEmpty() ? List.of(field) : List.of(field.split(Pattern.quote(link.separator())));
        for (String name : names) {
            if (!name.isBlank()) {
                link(row, person, link, name.strip());
            }
        }
    }

    private void link(Row row, String person, Mapping.Link link, String name) {
        String id = mapping.prefix() + link.kind().toLowerCase(Locale.ROOT).replace('_', '-') + "/" + name;
        if (places.add(id)) {
            EntityLabel label = link.isScope() ? EntityLabel.SCOPE : EntityLabel.OWNER;
            sink.accept(source, new NodeRecord(label, id, Map.of("kind", link.kind(), "name", name)), row.place());
        }
        RelationRecord belongs = link.isScope()
                ? new RelationRecord(RelationKind.CONTAINS, id, person, Map.of())
                : new RelationRecord(RelationKind.MEMBER_OF, person, id, Map.of());
        sink.accept(source, belongs, row.place());
    }
}
