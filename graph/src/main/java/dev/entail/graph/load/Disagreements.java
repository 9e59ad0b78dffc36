// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

import dev.entail.graph.projection.Claim;
import dev.entail.graph.projection.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What several sources say of the same nodes and do not agree about. All of it is kept; the last word is the latest. */
final class Disagreements {
    private static final int MOST_TOLD = 20;
    private static final List<String> TELLING = List.of(
            "status", "kind", "department", "jobTitle", "employeeNumber", "email", "startDate", "endDate", "tier");

    private Disagreements() {}

    /** {@return a sentence for each of the first nodes about which sources disagree, and one for how many more there are} */
    static List<String> about(Snapshot facts, Collection<String> ids) {
        Map<String, List<Claim>> claims = new TreeMap<>();
        facts.claims(ids, claim -> {
            if (!claim.source().startsWith("entail:")) {
                claims.computeIfAbsent(claim.of(), any -> new ArrayList<>(1)).add(claim);
            }
        });
        List<String> sentences = new ArrayList<>();
        int more = 0;
        for (Map.Entry<String, List<Claim>> node : claims.entrySet()) {
            for (String property : TELLING) {
                String said = said(node.getValue(), property);
                if (said.isEmpty()) {
                    continue;
                }
                if (sentences.size() < MOST_TOLD) {
                    sentences.add("sources disagree about " + property + " of '" + node.getKey() + "': " + said
                            + "; all are kept, and the latest is shown");
                } else {
                    more++;
                }
            }
        }
        if (more > 0) {
            sentences.add("sources disagree about " + more + " more properties");
        }
        return sentences;
    }

    /** {@return each value with who says it, or nothing where all who say anything agree} */
    private static String said(List<Claim> claims, String property) {
        Map<String, String> byValue = new TreeMap<>();
        Map<String, TreeSet<String>> sources = new HashMap<>();
        for (Claim claim : claims) {
            Object value = claim.properties().get(property);
            if (value != null && !Boolean.TRUE.equals(claim.properties().get("reference"))) {
                String key = value.toString().strip().toLowerCase(Locale.ROOT);
                byValue.putIfAbsent(key, value.toString());
                sources.computeIfAbsent(key, any -> new TreeSet<>()).add(claim.source());
            }
        }
        if (byValue.size() < 2) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        byValue.forEach((key, value) ->
                parts.add("'" + value + "' says " + String.join(", ", sources.getOrDefault(key, new TreeSet<>()))));
        return String.join(", ", parts);
    }
}
