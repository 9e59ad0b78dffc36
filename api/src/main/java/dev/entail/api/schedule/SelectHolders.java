// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.schedule;

import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The people and accounts that have an address of e-mail, also those that are gone. */
record SelectHolders(String address, LocalDate today) implements Query<SelectHolders.Holder> {
    private static final String CYPHER = """
            CALL db.index.fulltext.queryNodes('entity_words', $words, {limit: 200}) YIELD node
            WHERE node:Identity AND toLower(node.email) = $address
            RETURN node.id AS id, coalesce(node.status, 'UNKNOWN') AS status, node.validTo IS NOT NULL AS gone,
                   coalesce(node.endDate < $today, false) AS pastEnd,
                   EXISTS { (node)-[account:ACCOUNT_OF]->() WHERE account.validTo IS NULL } AS account
            ORDER BY id""";

    /**
     * Whoever has the address.
     *
     * @param isGone whether no source names it any more
     * @param isPastEnd whether the last day with the organisation is over
     * @param isAccount whether it is some person's account
     */
    record Holder(String id, String status, boolean isGone, boolean isPastEnd, boolean isAccount) {
        private static final Set<String> ENDED = Set.of("SUSPENDED", "DISABLED", "TERMINATED");

        /** {@return why it has no access any more, as part of a sentence; empty while it has} */
        Optional<String> ended() {
            if (isGone) {
                return Optional.of("gone");
            }
            if (ENDED.contains(status)) {
                return Optional.of(status.toLowerCase(Locale.ROOT));
            }
            return isPastEnd ? Optional.of("past its end date") : Optional.empty();
        }
    }

    @Override
    public String cypher() {
        return CYPHER;
    }

    @Override
    public Map<String, Object> parameters() {
        String lower = address.toLowerCase(Locale.ROOT);
        String words = Arrays.stream(lower.split("[^\\p{L}\\p{N}]+", -1))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" AND "));
        return Map.of("address", lower, "words", words, "today", today);
    }

    @Override
    public Holder map(Row row) {
        return new Holder(
                row.text("id"), row.text("status"), row.flag("gone"), row.flag("pastEnd"), row.flag("account"));
    }
}
