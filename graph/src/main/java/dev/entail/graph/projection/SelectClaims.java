// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The claims that a reader sees, of all nodes or of some. */
final class SelectClaims implements Query<Claim> {
    private static final String RETURN =
            " RETURN c.of AS of, c.label AS label, c.source AS source, c.properties AS properties,"
                    + " c.firstSeen AS firstSeen, coalesce(c.since, c.firstSeen) AS since, CASE WHEN c.closedBy <= $version THEN c.validTo END AS validTo";

    private final String cypher;
    private final Map<String, Object> parameters;

    private SelectClaims(String cypher, Map<String, Object> parameters) {
        this.cypher = cypher;
        this.parameters = parameters;
    }

    static SelectClaims all(Seen visible) {
        return ofLabels(visible, EnumSet.allOf(EntityLabel.class));
    }

    static SelectClaims ofLabels(Seen visible, Collection<EntityLabel> labels) {
        return with(
                visible,
                "MATCH (c:Claim) WHERE c.label IN $labels AND " + visible.condition("c"),
                "labels",
                labels.stream().map(EntityLabel::text).toList());
    }

    static SelectClaims ofIds(Visibility visible, Collection<String> ids) {
        return with(
                visible,
                "UNWIND $ids AS id MATCH (c:Claim {of: id}) WHERE " + visible.condition("c"),
                "ids",
                List.copyOf(ids));
    }

    static SelectClaims beginning(Visibility visible, String prefix) {
        return with(
                visible,
                "MATCH (c:Claim) WHERE c.of STARTS WITH $prefix AND " + visible.condition("c"),
                "prefix",
                prefix);
    }

    /** All that was ever said of nodes of a label whose properties hold one of these texts, ended or not. */
    static SelectClaims history(Visibility visible, EntityLabel label, Collection<String> texts) {
        Map<String, Object> parameters = new HashMap<>(visible.parameters());
        parameters.put("label", label.text());
        parameters.put("texts", List.copyOf(texts));
        return new SelectClaims(
                "MATCH (c:Claim) WHERE c.label = $label AND c.addedBy <= $version"
                        + " AND any(text IN $texts WHERE c.properties CONTAINS text)" + RETURN,
                parameters);
    }

    /** All that was ever said of some nodes, ended or not. */
    static SelectClaims ever(Visibility visible, Collection<String> ids) {
        return new SelectClaims(
                "UNWIND $ids AS id MATCH (c:Claim {of: id}) WHERE c.addedBy <= $version" + RETURN,
                Map.of("ids", List.copyOf(ids), "version", visible.version()));
    }

    /** Of nodes that are gone, the claims that ended last. */
    static SelectClaims past(Visibility visible, Collection<String> ids) {
        return with(
                visible,
                "UNWIND $ids AS id MATCH (past:Claim {of: id}) WHERE past.closedBy <= $version"
                        + " WITH id, max(past.validTo) AS end MATCH (c:Claim {of: id}) WHERE c.validTo = end",
                "ids",
                List.copyOf(ids));
    }

    private static SelectClaims with(Seen visible, String match, String name, Object value) {
        Map<String, Object> parameters = new HashMap<>(visible.parameters());
        parameters.put(name, value);
        return new SelectClaims(match + RETURN, parameters);
    }

    @Override
    public String cypher() {
        return cypher;
    }

    @Override
    public Map<String, Object> parameters() {
        return parameters;
    }

    @Override
    public Claim map(Row row) {
        return Claim.of(
                row.text("of"),
                row.text("label"),
                row.text("source"),
                row.text("properties"),
                row.time("firstSeen"),
                row.time("since"),
                row.optionalTime("validTo"));
    }
}
