// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.lifecycle;

import com.google.auto.service.AutoService;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.GraphRecord.NodeRecord;
import dev.entail.graph.GraphRecord.RelationRecord;
import dev.entail.graph.RelationKind;
import dev.entail.graph.load.Deriver;
import dev.entail.graph.load.Place;
import dev.entail.graph.load.Progress;
import dev.entail.graph.load.RecordSink;
import dev.entail.graph.load.Touched;
import dev.entail.graph.projection.Claim;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.projection.RelationState;
import dev.entail.graph.projection.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Concludes who joined, moved, left and returned from what the sources said of people over time. */
@AutoService(Deriver.class)
public final class LifecycleEvents implements Deriver {
    static final String SOURCE = "entail:lifecycle";
    private static final Place PLACE = new Place(SOURCE, "");
    private static final Set<String> PEOPLE = Set.of("EMPLOYEE", "CONTRACTOR", "CONTINGENT_WORKER", "PARTNER");

    @Override
    public String source() {
        return SOURCE;
    }

    /** A push of one change says its own events; only what is loaded whole has to be compared with what it said before. */
    @Override
    public boolean concerns(Touched touched) {
        return touched.isByWholeLoad() && !touched.isEmpty();
    }

    @Override
    public void derive(Snapshot facts, Instant at, RecordSink sink, Progress progress) {
        Map<String, Instant> firstLoads = new HashMap<>();
        Map<String, Map<String, List<Claim>>> people = claims(facts, firstLoads);
        if (people.isEmpty()) {
            return;
        }
        Map<String, List<EntityState>> declared = declared(facts.estate());
        Set<String> said = new HashSet<>();
        people.forEach((person, bySource) -> {
            List<Claim> claims = ofRecord(bySource);
            Instant firstLoad = firstLoads.getOrDefault(claims.getFirst().source(), at);
            for (LifecycleEvent event : new PersonHistory(claims, firstLoad, at).events()) {
                if (!isDeclared(event, declared.getOrDefault(person, List.of())) && said.add(event.id())) {
                    write(event, sink);
                }
            }
        });
    }

    private static Map<String, Map<String, List<Claim>>> claims(Snapshot facts, Map<String, Instant> firstLoads) {
        Map<String, Map<String, List<Claim>>> people = new TreeMap<>();
        List<String> texts = PEOPLE.stream().map(kind -> '"' + kind + '"').toList();
        facts.history(EntityLabel.IDENTITY, texts, claim -> {
            if (!PEOPLE.contains(String.valueOf(claim.properties().get("kind"))) || !isFact(claim)) {
                return;
            }
            firstLoads.merge(claim.source(), claim.firstSeen(), (one, other) -> one.isBefore(other) ? one : other);
            people.computeIfAbsent(claim.of(), id -> new TreeMap<>())
                    .computeIfAbsent(claim.source(), source -> new ArrayList<>(1))
                    .add(claim);
        });
        return people;
    }

    private static boolean isFact(Claim claim) {
        return !claim.source().startsWith("entail:")
                && !Boolean.TRUE.equals(claim.properties().get("reference"));
    }

    /** What the source of record says, or else the source that said most. */
    private static List<Claim> ofRecord(Map<String, List<Claim>> bySource) {
        for (List<Claim> claims : bySource.values()) {
            Claim claim = claims.getFirst();
            if (claim.source().equals(claim.properties().get("sourceOfRecord"))) {
                return claims;
            }
        }
        return bySource.values().stream()
                .max(Comparator.comparingInt(List::size))
                .orElseThrow();
    }

    private static Map<String, List<EntityState>> declared(Estate estate) {
        Map<String, List<EntityState>> declared = new HashMap<>();
        for (RelationState about : estate.relations(RelationKind.ABOUT)) {
            if (!about.source().equals(SOURCE)) {
                estate.entity(about.from())
                        .ifPresent(event -> declared.computeIfAbsent(about.to(), id -> new ArrayList<>(1))
                                .add(event));
            }
        }
        return declared;
    }

    /** A source that says the event itself knows the day; the difference only knows the two loads around it. */
    private static boolean isDeclared(LifecycleEvent event, List<EntityState> declared) {
        return declared.stream()
                .filter(said -> said.text("kind").filter(event.kind()::equals).isPresent())
                .flatMap(said -> said.time("at").stream())
                .anyMatch(at -> !at.isBefore(event.since()) && !at.isAfter(event.at()));
    }

    private static void write(LifecycleEvent event, RecordSink sink) {
        Map<String, Object> properties =
                Map.of("kind", event.kind(), "at", event.at(), "reason", event.reason(), "detail", event.detail());
        sink.accept(SOURCE, new NodeRecord(EntityLabel.EVENT, event.id(), properties), PLACE);
        sink.accept(SOURCE, new RelationRecord(RelationKind.ABOUT, event.id(), event.person(), Map.of()), PLACE);
    }
}
