// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import dev.entail.api.Entail;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Neighbour;
import dev.entail.graph.projection.Neighbours;
import dev.entail.graph.projection.Snapshot;
import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderRegistry;

/** Loads the nodes at the other ends of relations, of all nodes that a field asks about, in two statements. */
final class RelatedLoader {
    private static final String NAME = "related";

    private RelatedLoader() {}

    /** A stretch of them, and how many there are. */
    record Related(long total, List<EntityState> some) {}

    private record Key(String id, NeighbourLoader.Question question) {}

    static void register(DataLoaderRegistry registry, Entail entail) {
        DataLoader<Key, Related> loader = DataLoaderFactory.newMappedDataLoader(
                (Set<Key> keys) -> CompletableFuture.completedFuture(load(entail, keys)));
        registry.register(NAME, loader);
    }

    private static Map<Key, Related> load(Entail entail, Set<Key> keys) {
        Map<NeighbourLoader.Question, Set<String>> ids = new HashMap<>();
        keys.forEach(key ->
                ids.computeIfAbsent(key.question(), any -> new HashSet<>()).add(key.id()));
        Map<Key, Related> found = new HashMap<>();
        keys.forEach(key -> found.put(key, new Related(0, List.of())));
        ids.forEach((question, some) -> {
            Snapshot graph = entail.snapshot(question.asOf());
            Map<String, Neighbours> neighbours = graph.neighbours(
                    some,
                    question.kinds(),
                    question.direction(),
                    question.range().skip(),
                    question.range().limit());
            Map<String, EntityState> states = graph.entitiesOf(neighbours.values().stream()
                    .flatMap(each -> each.some().stream().map(Neighbour::other))
                    .distinct()
                    .toList());
            neighbours.forEach((id, each) -> found.put(new Key(id, question), related(each, states)));
        });
        return found;
    }

    private static Related related(Neighbours neighbours, Map<String, EntityState> states) {
        return new Related(
                neighbours.total(),
                neighbours.some().stream()
                        .flatMap(each -> Stream.ofNullable(states.get(each.other())))
                        .toList());
    }

    static CompletableFuture<Related> of(
            DataFetchingEnvironment environment, String id, NeighbourLoader.Question question) {
        DataLoader<Key, Related> loader = Objects.requireNonNull(environment.getDataLoader(NAME), NAME);
        return loader.load(new Key(id, question));
    }
}
