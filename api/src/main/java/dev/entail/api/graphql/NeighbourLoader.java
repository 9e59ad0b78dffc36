// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import dev.entail.api.Entail;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.Direction;
import dev.entail.graph.projection.Neighbours;
import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderRegistry;

/** Loads the neighbours of all nodes that a field asks about at once. */
final class NeighbourLoader {
    private static final String NAME = "neighbours";

    private NeighbourLoader() {}

    /** Which neighbours are asked for, of whatever node. */
    record Question(
            Set<RelationKind> kinds, Direction direction, Connections.Range range, Optional<Instant> asOf) {}

    private record Key(String id, Question question) {}

    static void register(DataLoaderRegistry registry, Entail entail) {
        DataLoader<Key, Neighbours> loader = DataLoaderFactory.newMappedDataLoader(
                (Set<Key> keys) -> CompletableFuture.completedFuture(load(entail, keys)));
        registry.register(NAME, loader);
    }

    private static Map<Key, Neighbours> load(Entail entail, Set<Key> keys) {
        Map<Question, Set<String>> ids = new HashMap<>();
        keys.forEach(key -> ids.computeIfAbsent(key.question(), any -> new HashSet<>())
                .add(key.id()));
        Map<Key, Neighbours> found = new HashMap<>();
        keys.forEach(key -> found.put(key, Neighbours.NONE));
        ids.forEach((question, some) -> entail.snapshot(question.asOf())
                .neighbours(
                        some,
                        question.kinds(),
                        question.direction(),
                        question.range().skip(),
                        question.range().limit())
                .forEach((id, neighbours) -> found.put(new Key(id, question), neighbours)));
        return found;
    }

    static CompletableFuture<Neighbours> of(DataFetchingEnvironment environment, String id, Question question) {
        DataLoader<Key, Neighbours> loader = Objects.requireNonNull(environment.getDataLoader(NAME), NAME);
        return loader.load(new Key(id, question));
    }
}
