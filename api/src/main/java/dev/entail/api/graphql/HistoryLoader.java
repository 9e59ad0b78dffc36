// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import dev.entail.api.Entail;
import dev.entail.graph.projection.Change;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderRegistry;

/** Loads what changed of all nodes that a request asks about at once. */
final class HistoryLoader {
    private static final String NAME = "history";

    private HistoryLoader() {}

    static void register(DataLoaderRegistry registry, Entail entail) {
        DataLoader<String, List<Change>> loader = DataLoaderFactory.newMappedDataLoader((Set<String> ids) ->
                CompletableFuture.completedFuture(entail.snapshot(Optional.empty()).changes(ids)));
        registry.register(NAME, loader);
    }

    static CompletableFuture<List<Change>> of(DataFetchingEnvironment environment, String id) {
        DataLoader<String, List<Change>> loader = Objects.requireNonNull(environment.getDataLoader(NAME), NAME);
        return loader.load(id);
    }
}
