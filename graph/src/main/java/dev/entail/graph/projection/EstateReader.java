// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import dev.entail.graph.RelationKind;
import dev.entail.graph.store.Ahead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the estate of a snapshot, and keeps the claims that it is made of, so that of an earlier time only what ended since
 * has to be read.
 */
final class EstateReader {
    private final Snapshot snapshot;
    private final Map<String, List<Claim>> claims;
    private final Estate estate;

    private EstateReader(Snapshot snapshot, Map<String, List<Claim>> claims, Estate estate) {
        this.snapshot = snapshot;
        this.claims = claims;
        this.estate = estate;
    }

    static EstateReader read(Snapshot snapshot) {
        Said said = Said.read(snapshot, snapshot.visible());
        return of(snapshot, said.claims(), said.relations());
    }

    static EstateReader of(Snapshot snapshot, Map<String, List<Claim>> claims, List<RelationState> relations) {
        return new EstateReader(snapshot, claims, estate(snapshot, Claim.merge(claims), relations));
    }

    Estate estate() {
        return estate;
    }

    /** {@return what was there at a time that is not later than that of the snapshot} */
    Estate at(Instant time) {
        Said ended = Said.read(snapshot, new Lapsed(snapshot.visible(), time));
        List<RelationState> relations = new ArrayList<>(ended.relations());
        Arrays.stream(RelationKind.values())
                .flatMap(kind -> estate.relations(kind).stream())
                .filter(relation -> !relation.firstSeen().isAfter(time))
                .forEach(relations::add);
        return estate(snapshot.at(time), then(time, ended.claims()), relations);
    }

    /** Who was there as it is now is the same. */
    private Map<String, EntityState> then(Instant time, Map<String, List<Claim>> ended) {
        Map<String, EntityState> there = HashMap.newHashMap(claims.size());
        claims.forEach((id, said) -> {
            List<Claim> then = said.stream()
                    .filter(claim -> !claim.firstSeen().isAfter(time))
                    .toList();
            if (then.size() == said.size() && !ended.containsKey(id)) {
                estate.entity(id).ifPresent(state -> there.put(id, state));
            } else if (!then.isEmpty()) {
                ended.computeIfAbsent(id, any -> new ArrayList<>()).addAll(then);
            }
        });
        there.putAll(Claim.merge(ended));
        return there;
    }

    /** Of what relations name and nobody claims any more, it has the last state. */
    private static Estate estate(Snapshot snapshot, Map<String, EntityState> there, List<RelationState> relations) {
        Set<String> missing = new HashSet<>();
        for (RelationState relation : relations) {
            if (!there.containsKey(relation.from())) {
                missing.add(relation.from());
            }
            if (!there.containsKey(relation.to())) {
                missing.add(relation.to());
            }
        }
        return Estate.of(there, snapshot.lastKnown(missing), relations);
    }

    /** What the store has of nodes, by their ids, and of relations. */
    private record Said(Map<String, List<Claim>> claims, List<RelationState> relations) {
        /** Reads both at once: most of the time is the store's, which answers a question with one thread. */
        static Said read(Snapshot snapshot, Seen seen) {
            Ahead<List<RelationState>> relations = Ahead.of(() -> {
                List<RelationState> all = new ArrayList<>();
                snapshot.relations(seen, all::add);
                return all;
            });
            Map<String, List<Claim>> claims = new HashMap<>();
            snapshot.read(
                    SelectClaims.all(seen),
                    snapshot.seenOnly(claim -> claims.computeIfAbsent(claim.of(), id -> new ArrayList<>(1))
                            .add(claim)));
            return new Said(claims, relations.get());
        }
    }
}
