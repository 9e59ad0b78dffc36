// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import dev.entail.graph.RelationKind;
import dev.entail.graph.ReservedProperties;
import dev.entail.graph.store.Row;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** One relation as a source says it, with its history. */
public record RelationState(
        RelationKind kind,
        String from,
        String to,
        String source,
        Map<String, Object> properties,
        Instant firstSeen,
        Optional<Instant> validTo)
        implements Described {
    static RelationState of(RelationKind kind, Row row) {
        Map<String, Object> properties = row.map("properties");
        boolean ownSource = kind.properties().typeOf("source").isPresent();
        properties
                .keySet()
                .removeIf(name -> ReservedProperties.NAMES.contains(name) && !(ownSource && name.equals("source")));
        return new RelationState(
                kind,
                row.text("from"),
                row.text("to"),
                row.text("source"),
                properties,
                row.time("firstSeen"),
                row.optionalTime("validTo"));
    }
}
