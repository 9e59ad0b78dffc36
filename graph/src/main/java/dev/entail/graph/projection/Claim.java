// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.RecordCodec;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What one source says of one node during one stretch of time. Claims are never changed but for their end, so they are
 * the node's history; the node's state is what its claims say together.
 *
 * @param firstSeen when the source began to say just this
 * @param since when it began to say that the node is there
 */
public record Claim(
        String of,
        EntityLabel label,
        String source,
        Map<String, Object> properties,
        Instant firstSeen,
        Instant since,
        Optional<Instant> validTo) {
    /** The source that repeats what people decided about the tiers of things; its word stands above all others'. */
    public static final String DECLARED_TIERS = "entail:tier";

    private static final Comparator<Claim> LEAST_TRUSTED_FIRST = Comparator.comparingInt(Claim::trust)
            .thenComparing(Claim::firstSeen)
            .thenComparing(Claim::source);

    static Claim of(
            String of,
            String label,
            String source,
            String json,
            Instant firstSeen,
            Instant since,
            Optional<Instant> validTo) {
        EntityLabel known = EntityLabel.of(label).orElseThrow();
        return new Claim(
                of, known, source, RecordCodec.properties(known.properties(), json), firstSeen, since, validTo);
    }

    /** A source that only refers to a node, or that concludes, says less than one that describes it. */
    private int trust() {
        if (source.equals(DECLARED_TIERS)) {
            return 3;
        }
        if (source.startsWith("entail:")) {
            return 1;
        }
        return Boolean.TRUE.equals(properties.get("reference")) ? 0 : 2;
    }

    /** {@return the states that claims make, by node, in the order of the nodes} */
    static Map<String, EntityState> merge(Map<String, List<Claim>> claims) {
        Map<String, EntityState> states = LinkedHashMap.newLinkedHashMap(claims.size());
        claims.forEach((id, said) -> states.put(id, merge(said)));
        return states;
    }

    /** {@return the state that claims of one node make together: for each property the word of the most trusted, then latest} */
    public static EntityState merge(Collection<Claim> claims) {
        if (claims.size() == 1) {
            Claim only = claims.iterator().next();
            return new EntityState(
                    only.label(),
                    only.of(),
                    only.properties(),
                    new TreeSet<>(java.util.Set.of(only.source())),
                    only.since(),
                    only.validTo());
        }
        List<Claim> ordered = claims.stream().sorted(LEAST_TRUSTED_FIRST).toList();
        Map<String, Object> properties = new TreeMap<>();
        ordered.forEach(claim -> properties.putAll(claim.properties()));
        Claim last = ordered.getLast();
        boolean open = ordered.stream().anyMatch(claim -> claim.validTo().isEmpty());
        return new EntityState(
                last.label(),
                last.of(),
                properties,
                ordered.stream().map(Claim::source).collect(Collectors.toCollection(TreeSet::new)),
                ordered.stream()
                        .map(Claim::since)
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                open
                        ? Optional.empty()
                        : ordered.stream()
                                .flatMap(claim -> claim.validTo().stream())
                                .max(Comparator.naturalOrder()));
    }
}
