// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import dev.entail.api.Entail;
import dev.entail.api.ownership.Owned;
import dev.entail.api.ownership.Owners;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderRegistry;

/** Loads the owners of all things that a request asks about at once. */
final class OwnershipLoader {
    private static final String NAME = "owners";

    private OwnershipLoader() {}

    static void register(DataLoaderRegistry registry, Entail entail) {
        DataLoader<String, List<Owned>> loader = DataLoaderFactory.newMappedDataLoader((Set<String> things) -> {
            Map<String, List<Owned>> owners = new Owners(entail).of(things);
            return CompletableFuture.completedFuture(things.stream()
                    .collect(Collectors.toMap(thing -> thing, thing -> owners.getOrDefault(thing, List.of()))));
        });
        registry.register(NAME, loader);
    }

    static CompletableFuture<List<Owned>> of(DataFetchingEnvironment environment, String thing) {
        DataLoader<String, List<Owned>> loader = environment.getDataLoader(NAME);
        return Objects.requireNonNull(loader, NAME).load(thing);
    }
}
