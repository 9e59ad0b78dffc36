// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import dev.entail.analytics.finding.Finding;
import dev.entail.analytics.finding.FindingChange;
import dev.entail.api.Entail;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderRegistry;

/** Loads what a request asks of many nodes or findings at once: the nodes' findings, the findings' lives. */
final class FindingLoader {
    private static final String OF_NODES = "findings";
    private static final String HISTORY = "findingHistory";

    private FindingLoader() {}

    static void register(DataLoaderRegistry registry, Entail entail) {
        registry.register(OF_NODES, loader(ids -> entail.findings().of(ids)));
        registry.register(HISTORY, loader(ids -> entail.findings().history(ids)));
    }

    private static <T> DataLoader<String, List<T>> loader(Function<Set<String>, Map<String, List<T>>> load) {
        return DataLoaderFactory.newMappedDataLoader((Set<String> ids) -> {
            Map<String, List<T>> known = load.apply(ids);
            return CompletableFuture.completedFuture(ids.stream()
                    .collect(Collectors.toMap(id -> id, id -> known.getOrDefault(id, List.of()))));
        });
    }

    static CompletableFuture<List<Finding>> of(DataFetchingEnvironment environment, String node) {
        DataLoader<String, List<Finding>> loader = environment.getDataLoader(OF_NODES);
        return Objects.requireNonNull(loader, OF_NODES).load(node);
    }

    static CompletableFuture<List<FindingChange>> history(DataFetchingEnvironment environment, String finding) {
        DataLoader<String, List<FindingChange>> loader = environment.getDataLoader(HISTORY);
        return Objects.requireNonNull(loader, HISTORY).load(finding);
    }
}
