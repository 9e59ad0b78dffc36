// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.finding;

/**
 * What a list of findings is sorted by.
 *
 * @param descending from the greatest to the smallest; {@code CRITICAL} is the greatest severity
 */
public record FindingOrder(Field field, boolean descending) {
    /** The order of the contract: more risk first, among equal risk what an attacker tries first. */
    public static final FindingOrder USUAL = new FindingOrder(Field.URGENCY, true);

    /** What can be sorted by. */
    public enum Field {
        URGENCY("f.rank"),
        SEVERITY("CASE f.severity WHEN 'CRITICAL' THEN 4 WHEN 'HIGH' THEN 3 WHEN 'MEDIUM' THEN 2 WHEN 'LOW' THEN 1"
                + " ELSE 0 END"),
        RISK("f.risk"),
        TYPE("f.type"),
        SUBJECT("toLower(f.subjectName)"),
        STATUS("CASE " + FindingFilter.STATUS
                + " WHEN 'OPEN' THEN 0 WHEN 'ACKNOWLEDGED' THEN 1 WHEN 'EXCEPTED' THEN 2 ELSE 3 END"),
        FIRST_SEEN("f.firstSeen"),
        LAST_SEEN("coalesce(f.lastSeen, $runs[f.type], f.firstSeen)");

        private final String cypher;

        Field(String cypher) {
            this.cypher = cypher;
        }
    }

    /** {@return the order in Cypher, over {@code f}; findings that are equal in it stand in the usual order} */
    String orderBy() {
        if (field == Field.URGENCY) {
            return "ORDER BY f.rank" + (descending ? "" : " DESC") + ", f.type, f.subject, f.id";
        }
        return "ORDER BY " + field.cypher + (descending ? " DESC" : "") + ", f.rank, f.type, f.subject, f.id";
    }
}
