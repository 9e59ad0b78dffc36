// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import dev.entail.analytics.EntityRef;
import dev.entail.api.Entail;
import dev.entail.graph.projection.EntityState;
import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderRegistry;

/** Loads the nodes that a request names all at once, whatever fields name them. */
final class EntityLoader {
    private static final String NAME = "entities";

    private EntityLoader() {}

    /** {@return a fresh registry: what one request loaded is never shown to another} */
    static DataLoaderRegistry registry(Entail entail) {
        DataLoader<String, EntityState> loader = DataLoaderFactory.newMappedDataLoader(
                (Set<String> ids) -> CompletableFuture.completedFuture(load(entail, ids)));
        return DataLoaderRegistry.newRegistry().register(NAME, loader).build();
    }

    /** What is gone by now is shown as it was last. */
    private static Map<String, EntityState> load(Entail entail, Set<String> ids) {
        Map<String, EntityState> states =
                new HashMap<>(entail.snapshot(Optional.empty()).entitiesOf(ids));
        List<String> gone = ids.stream().filter(id -> !states.containsKey(id)).toList();
        if (!gone.isEmpty()) {
            states.putAll(entail.lastKnown(gone));
        }
        return states;
    }

    static CompletableFuture<EntityState> load(DataFetchingEnvironment environment, EntityRef entity) {
        DataLoader<String, EntityState> loader = Objects.requireNonNull(environment.getDataLoader(NAME), NAME);
        return loader.load(entity.id());
    }

    static CompletableFuture<List<EntityState>> loadAll(DataFetchingEnvironment environment, List<EntityRef> entities) {
        DataLoader<String, EntityState> loader = Objects.requireNonNull(environment.getDataLoader(NAME), NAME);
        return loader.loadMany(entities.stream().map(EntityRef::id).collect(Collectors.toList()));
    }
}
