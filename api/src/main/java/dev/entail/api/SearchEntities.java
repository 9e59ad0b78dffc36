// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The nodes of some labels whose id, name or e-mail have words that begin like those of a text, best first. */
record SearchEntities(String text, Collection<EntityLabel> labels, int most, int looked) implements Query<String> {
    private static final int MOST_WORDS = 32;

    /** Events bear the names of whom they are about, so there may be many times more matches than wanted. */
    private static final int LOOKED_AT = 10;

    private static final int LOOKED_AT_BY_MOST = 1_000_000;

    private static final String CYPHER = """
            CALL db.index.fulltext.queryNodes('entity_words', $words, {limit: $looked}) YIELD node, score
            WHERE node.validTo IS NULL AND any(label IN labels(node) WHERE label IN $labels)
            RETURN node.id AS id ORDER BY score DESC, id LIMIT $most""";

    /** @param bounded whether only some of what is found may be seen, so that there have to be more to choose from */
    static SearchEntities of(String text, Collection<EntityLabel> labels, int most, boolean bounded) {
        return bounded
                ? new SearchEntities(text, labels, LOOKED_AT_BY_MOST, LOOKED_AT_BY_MOST)
                : new SearchEntities(text, labels, most, most * LOOKED_AT);
    }

    /** {@return the words of the text, each as the beginning of one to find; nothing else of the query language gets in} */
    List<String> words() {
        List<String> words = Arrays.stream(text.split("[^\\p{L}\\p{N}]+", -1))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        if (words.size() > MOST_WORDS) {
            throw new IllegalArgumentException("text has " + words.size() + " words, allowed are " + MOST_WORDS);
        }
        return words;
    }

    @Override
    public String cypher() {
        return CYPHER;
    }

    @Override
    public Map<String, Object> parameters() {
        String query = words().stream().map(word -> word + "*").collect(Collectors.joining(" AND "));
        List<String> wanted = labels.stream().map(EntityLabel::text).toList();
        return Map.of("words", query, "most", most, "looked", looked, "labels", wanted);
    }

    @Override
    public String map(Row row) {
        return row.text("id");
    }
}
