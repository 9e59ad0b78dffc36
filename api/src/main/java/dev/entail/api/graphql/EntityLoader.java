// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import dev.entail.analytics.EntityRef;
import dev.entail.api.Entail;
import dev.entail.graph.projection.EntityState;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderRegistry;

/** Loads the nodes that a request names all at once, whatever fields name them. */
final class EntityLoader {
    private static final String NAME = "entities";

    private EntityLoader() {}

    /** A node at the time that the field above it asked for. */
    private record Key(String id, Optional<Instant> asOf) {}

    /** {@return a fresh registry: what one request loaded is never shown to another} */
    static DataLoaderRegistry registry(Entail entail) {
        DataLoader<Key, EntityState> loader = DataLoaderFactory.newMappedDataLoader(
                (Set<Key> keys) -> CompletableFuture.completedFuture(load(entail, keys)));
        return DataLoaderRegistry.newRegistry().register(NAME, loader).build();
    }

    private static Map<Key, EntityState> load(Entail entail, Set<Key> keys) {
        Map<Optional<Instant>, Set<String>> byTime = new HashMap<>();
        keys.forEach(key ->
                byTime.computeIfAbsent(key.asOf(), any -> new HashSet<>()).add(key.id()));
        Map<Key, EntityState> states = new HashMap<>();
        byTime.forEach((asOf, ids) ->
                load(entail, asOf, ids).forEach((id, state) -> states.put(new Key(id, asOf), state)));
        return states;
    }

    /** What is gone by then is shown as it was last. */
    private static Map<String, EntityState> load(Entail entail, Optional<Instant> asOf, Set<String> ids) {
        Map<String, EntityState> states = new HashMap<>(entail.snapshot(asOf).entitiesOf(ids));
        List<String> gone = ids.stream().filter(id -> !states.containsKey(id)).toList();
        if (!gone.isEmpty()) {
            states.putAll(entail.lastKnown(gone));
        }
        return states;
    }

    /** {@return a value below which fields show nodes as they were at a time} */
    static <T> DataFetcherResult<T> at(Optional<Instant> asOf, T value) {
        return DataFetcherResult.<T>newResult()
                .data(value)
                .localContext(new AsOf(asOf))
                .build();
    }

    private record AsOf(Optional<Instant> time) {}

    static CompletableFuture<EntityState> load(DataFetchingEnvironment environment, EntityRef entity) {
        DataLoader<Key, EntityState> loader = Objects.requireNonNull(environment.getDataLoader(NAME), NAME);
        return loader.load(new Key(entity.id(), asOf(environment)));
    }

    /** {@return the time that the field above asked for} */
    static Optional<Instant> asOf(DataFetchingEnvironment environment) {
        Object context = environment.getLocalContext();
        return context instanceof AsOf at ? at.time() : Optional.empty();
    }
}
