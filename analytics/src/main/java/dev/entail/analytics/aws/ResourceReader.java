// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.entail.analytics.EntityRef;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.source.aws.policy.NamedPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads what accounts hold besides principals: resources, secrets and workloads, with the credentials stored in them. */
final class ResourceReader {
    private final AwsStates states;
    private final Alike alike;
    private final Map<String, Set<String>> runsAs = new HashMap<>();
    private final Map<String, List<EntityRef>> stored = new HashMap<>();

    ResourceReader(Estate estate, AwsStates states, Alike alike) {
        this.states = states;
        this.alike = alike;
        estate.relations(RelationKind.RUNS_AS)
                .forEach(relation -> runsAs.computeIfAbsent(relation.from(), any -> new TreeSet<>())
                        .add(relation.to()));
        Set<String> credentials = new HashSet<>();
        estate.relations(RelationKind.AUTHENTICATES).forEach(relation -> credentials.add(relation.from()));
        estate.relations(RelationKind.STORED_IN).forEach(relation -> {
            if (credentials.contains(relation.from())
                    && states.get(relation.to()).isPresent()) {
                stored.computeIfAbsent(relation.to(), any -> new ArrayList<>()).add(credential(relation.from()));
            }
        });
    }

    private EntityRef credential(String id) {
        return states.get(id).map(AwsStates::ref).orElseGet(() -> new EntityRef(id, id, EntityLabel.SECRET));
    }

    Map<String, AwsResource> read() {
        Map<String, AwsResource> resources = new TreeMap<>();
        for (EntityLabel label : List.of(EntityLabel.RESOURCE, EntityLabel.SECRET, EntityLabel.WORKLOAD)) {
            states.each(label, state -> {
                if (state.text("nativeType")
                        .filter(type -> type.startsWith("AWS::"))
                        .isPresent()) {
                    resources.put(state.id(), resource(state));
                }
            });
        }
        return resources;
    }

    private AwsResource resource(EntityState state) {
        return new AwsResource(
                AwsStates.ref(state),
                state.text("nativeType").orElseThrow(),
                AwsStates.account(state),
                AwsStates.tags(state),
                policy(state),
                runsAs.getOrDefault(state.id(), Set.of()),
                stored.getOrDefault(state.id(), List.of()),
                state.properties(),
                state.sources().getFirst(),
                state.firstSeen());
    }

    /** A policy that cannot be read, and a key's policy that is not there, are unknown and not absent. */
    private Optional<NamedPolicy> policy(EntityState state) {
        String name = state.id() + " resource policy";
        Optional<String> text = state.text("resourcePolicy");
        if (text.isEmpty()) {
            return state.text("nativeType").filter(AwsResource.KEY::equals).map(any -> NamedPolicy.unknown(name));
        }
        try {
            alike.shared(RecordCodec.JSON.readTree(text.get()));
        } catch (JsonProcessingException e) {
            return Optional.of(NamedPolicy.unknown(name));
        }
        return Documents.parse(name, text.get()).or(() -> Optional.of(NamedPolicy.unknown(name)));
    }
}
