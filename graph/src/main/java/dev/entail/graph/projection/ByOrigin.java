// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

/**
 * A statement over all relations that puts those that leave one node into one row, because the store takes longer to hand
 * on a row than to find what is in it. What leaves a node with very many is handed on one by one, so that no row is large.
 * All kinds are in one statement: planning one for each would cost more than it saves.
 */
final class ByOrigin {
    private static final int MOST_IN_A_ROW = 1_000;

    private ByOrigin() {}

    /**
     * {@return the statement, with the id of the node as {@code from} and a list of maps as {@code relations}}
     *
     * @param condition on {@code stored}, the properties of a relation {@code r}
     * @param each a map of what is wanted of {@code r}, {@code stored} and {@code b}, the node that it reaches
     */
    static String cypher(String condition, String each) {
        String found = "MATCH (a)-[r]->(b:Entity) WITH a, r, b, properties(r) AS stored WHERE " + condition;
        return "MATCH (a:Entity) WHERE COUNT { (a)-->() } <= " + MOST_IN_A_ROW
                + " CALL (a) { " + found + " RETURN collect(" + each + ") AS relations }"
                + " WITH a, relations WHERE size(relations) > 0 RETURN a.id AS from, relations"
                + " UNION ALL"
                + " MATCH (a:Entity) WHERE COUNT { (a)-->() } > " + MOST_IN_A_ROW
                + " " + found + " RETURN a.id AS from, [" + each + "] AS relations";
    }
}
