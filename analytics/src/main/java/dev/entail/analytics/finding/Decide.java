// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.finding;

import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One decision about a batch of findings: those that stand where it allows take it and the step is kept in their
 * history, all others stay; each is answered with where it stood.
 */
record Decide(Collection<String> ids, Decision decision) implements Query<Decide.Outcome> {
    /** A finding that there is, where it stood, and whether the decision took effect. */
    record Outcome(String id, FindingStatus before, boolean taken) {}

    static final String CYPHER = """
            UNWIND $ids AS id
            MATCH (f:Finding {id: id})
            WITH f, %s AS before
            WITH f, before, before IN $from AND NOT f.subject = $approver AS taken
            FOREACH (_ IN CASE WHEN taken THEN [1] ELSE [] END |
                CREATE (:FindingChange {finding: f.id, at: $now, from: before, to: $to, by: $by, note: $note})
                SET f.status = $to, f += $acknowledgement, f += $exception)
            RETURN f.id AS id, before, taken""".formatted(FindingFilter.STATUS);

    @Override
    public String cypher() {
        return CYPHER;
    }

    @Override
    public Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("ids", List.copyOf(ids));
        parameters.put("now", Row.parameter(decision.at()));
        parameters.put("from", decision.from().stream().map(Enum::name).toList());
        parameters.put("to", decision.to().name());
        parameters.put("by", decision.by());
        parameters.put("note", decision.note());
        parameters.put("approver", decision instanceof Decision.Except except ? except.approver() : "");
        parameters.put("acknowledgement", acknowledgement());
        parameters.put("exception", exception());
        return parameters;
    }

    private Map<String, Object> acknowledgement() {
        Map<String, Object> properties = new HashMap<>();
        boolean is = decision instanceof Decision.Acknowledge;
        properties.put("acknowledgedBy", is ? decision.by() : null);
        properties.put("acknowledgedAt", is ? Row.parameter(decision.at()) : null);
        properties.put("acknowledgedNote", is ? decision.note() : null);
        return properties;
    }

    private Map<String, Object> exception() {
        Map<String, Object> properties = new HashMap<>();
        Decision.Except except = decision instanceof Decision.Except it ? it : null;
        properties.put("exceptionApprover", except == null ? null : except.approver());
        properties.put("exceptionReason", except == null ? null : except.reason());
        properties.put("exceptionUntil", except == null ? null : Row.parameter(except.until()));
        properties.put("exceptionBy", except == null ? null : except.by());
        properties.put("exceptionAt", except == null ? null : Row.parameter(except.at()));
        return properties;
    }

    @Override
    public Outcome map(Row row) {
        return new Outcome(row.text("id"), FindingStatus.valueOf(row.text("before")), row.flag("taken"));
    }
}
