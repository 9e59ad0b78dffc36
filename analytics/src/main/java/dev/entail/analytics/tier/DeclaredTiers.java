// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.tier;

import com.google.auto.service.AutoService;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.GraphRecord.NodeRecord;
import dev.entail.graph.load.Deriver;
import dev.entail.graph.load.Place;
import dev.entail.graph.load.Progress;
import dev.entail.graph.load.RecordSink;
import dev.entail.graph.load.Touched;
import dev.entail.graph.projection.Claim;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes the tier that somebody declared on the thing itself, above what its sources and the evaluation say, for as long
 * as a source of facts says that the thing is there.
 */
@AutoService(Deriver.class)
public final class DeclaredTiers implements Deriver {
    /** The labels of what can be of a tier: what an attack can be after. */
    public static final Set<EntityLabel> LABELS =
            Set.copyOf(EnumSet.complementOf(EnumSet.of(EntityLabel.PERMISSION, EntityLabel.OWNER, EntityLabel.EVENT)));

    static final String SOURCE = Claim.DECLARED_TIERS;
    private static final Place PLACE = new Place(SOURCE, "");

    @Override
    public String source() {
        return SOURCE;
    }

    /** A push costs what it changes, so what it takes away keeps its declared tier until the next whole load. */
    @Override
    public boolean concerns(Touched touched) {
        return (touched.isByWholeLoad() && !touched.isEmpty()) || touched.any(TierDecision::isOne);
    }

    @Override
    public void derive(Snapshot facts, Instant at, RecordSink sink, Progress progress) {
        Map<String, TierDecision> latest = new TreeMap<>();
        facts.entitiesBeginning(TierDecision.PREFIX).values().stream()
                .flatMap(event -> TierDecision.of(event).stream())
                .forEach(decision -> latest.merge(
                        decision.entity(), decision, (one, other) -> one.at().isAfter(other.at()) ? one : other));
        Map<String, List<Claim>> claims = new TreeMap<>();
        facts.claims(latest.keySet(), claim -> {
            if (!claim.source().equals(SOURCE)) {
                claims.computeIfAbsent(claim.of(), any -> new ArrayList<>(1)).add(claim);
            }
        });
        claims.forEach((id, said) -> {
            TierDecision decision = latest.get(id);
            if (decision != null && said.stream().anyMatch(DeclaredTiers::isFact)) {
                write(Claim.merge(said), decision, sink);
            }
        });
    }

    private static boolean isFact(Claim claim) {
        return !claim.source().startsWith("entail:");
    }

    private static void write(EntityState state, TierDecision decision, RecordSink sink) {
        if (!LABELS.contains(state.label())) {
            return;
        }
        Map<String, Object> properties = new TreeMap<>();
        state.label().properties().required().forEach(name -> {
            properties.computeIfAbsent(name, state.properties()::get);
        });
        properties.put("tier", decision.tier());
        properties.put("tierReason", decision.reason());
        properties.put("tierEvidence", List.of(decision.evidence().text()));
        properties.put("tierDeclaredBy", decision.by());
        sink.accept(SOURCE, new NodeRecord(state.label(), state.id(), properties), PLACE);
    }
}
