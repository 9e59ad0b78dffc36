// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import dev.entail.graph.RelationKind;
import dev.entail.graph.ReservedProperties;
import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The relations of all kinds that a reader sees, those that leave one node together. */
final class SelectAllRelations implements Query<List<RelationState>> {
    private final Seen visible;
    private final Interner interner = new Interner();

    SelectAllRelations(Seen visible) {
        this.visible = visible;
    }

    @Override
    public String cypher() {
        return ByOrigin.cypher(visible.condition("stored"), "{kind: type(r), to: b.id, stored: stored}");
    }

    @Override
    public Map<String, Object> parameters() {
        return visible.parameters();
    }

    @Override
    public List<RelationState> map(Row row) {
        String from = interner.id(row.text("from"));
        return row.rows("relations").stream()
                .map(relation -> relation(from, relation))
                .toList();
    }

    private RelationState relation(String from, Row row) {
        RelationKind kind = RelationKind.valueOf(row.text("kind"));
        Row stored = row.row("stored");
        boolean isClosed = stored.whole("closedBy") <= visible.version();
        return new RelationState(
                kind,
                from,
                interner.id(row.text("to")),
                interner.text(stored.text("statedBy")),
                said(kind, stored),
                stored.time("firstSeen"),
                isClosed ? stored.optionalTime("validTo") : Optional.empty());
    }

    private Map<String, Object> said(RelationKind kind, Row stored) {
        boolean ownSource = kind.properties().typeOf("source").isPresent();
        Map<String, Object> properties = HashMap.newHashMap(4);
        for (String name : stored.names()) {
            if (!ReservedProperties.NAMES.contains(name) || (ownSource && name.equals("source"))) {
                properties.put(interner.text(name), interner.value(stored.value(name)));
            }
        }
        return properties.isEmpty() ? Map.of() : properties;
    }
}
