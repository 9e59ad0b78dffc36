// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import dev.entail.graph.RelationKind;
import dev.entail.graph.ReservedProperties;
import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;
import java.util.HashMap;
import java.util.Map;

/** The relations of all kinds that a reader sees, in one statement: planning one for each would cost more than it saves. */
final class SelectAllRelations implements Query<RelationState> {
    private final Visibility visible;
    private final Interner interner;

    /** @param entities nodes whose ids are held anyway */
    SelectAllRelations(Visibility visible, Map<String, EntityState> entities) {
        this.visible = visible;
        this.interner = new Interner(entities);
    }

    @Override
    public String cypher() {
        return "MATCH (a:Entity)-[r]->(b:Entity) WHERE " + visible.condition("r")
                + " RETURN type(r) AS kind, a.id AS from, b.id AS to, r.statedBy AS source, properties(r) AS properties,"
                + " r.firstSeen AS firstSeen, CASE WHEN r.closedBy <= $version THEN r.validTo END AS validTo";
    }

    @Override
    public Map<String, Object> parameters() {
        return visible.parameters();
    }

    @Override
    public RelationState map(Row row) {
        RelationKind kind = RelationKind.valueOf(row.text("kind"));
        boolean ownSource = kind.properties().typeOf("source").isPresent();
        Map<String, Object> properties = HashMap.newHashMap(4);
        row.map("properties").forEach((name, value) -> {
            if (!ReservedProperties.NAMES.contains(name) || (ownSource && name.equals("source"))) {
                properties.put(interner.text(name), interner.value(value));
            }
        });
        return new RelationState(
                kind,
                interner.id(row.text("from")),
                interner.id(row.text("to")),
                interner.text(row.text("source")),
                properties.isEmpty() ? Map.of() : properties,
                row.time("firstSeen"),
                row.optionalTime("validTo"));
    }
}
