// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import dev.entail.analytics.finding.Finding;
import dev.entail.api.Entail;
import dev.entail.api.SelectLoads;
import dev.entail.api.task.Task;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What goes on: tasks, findings that change, and the loads there were. */
final class SubscriptionFeature implements Feature {
    private final Entail entail;

    SubscriptionFeature(Entail entail) {
        this.entail = entail;
    }

    @Override
    public String schema() {
        return "subscription";
    }

    @Override
    public void wire(RuntimeWiring.Builder wiring) {
        wiring.type(
                "Subscription",
                type -> type.dataFetcher("progress", this::progress).dataFetcher("findingChanged", this::findings));
        wiring.type("Query", type -> type.dataFetcher("loads", this::loads));
        wiring.type(
                "Progress",
                type -> type.dataFetcher(
                                "task",
                                environment -> source(environment, Task.class).id())
                        .dataFetcher("total", SubscriptionFeature::total)
                        .dataFetcher("error", SubscriptionFeature::error));
        wiring.type(
                "Load",
                type -> type.dataFetcher(
                                "id",
                                environment -> "load:"
                                        + source(environment, SelectLoads.Load.class)
                                                .number())
                        .dataFetcher(
                                "at",
                                environment -> time(source(environment, SelectLoads.Load.class)
                                        .at()))
                        .dataFetcher(
                                "startedAt",
                                environment -> time(source(environment, SelectLoads.Load.class)
                                        .startedAt()))
                        .dataFetcher(
                                "finishedAt",
                                environment -> time(source(environment, SelectLoads.Load.class)
                                        .finishedAt())));
    }

    private static <T> T source(DataFetchingEnvironment environment, Class<T> type) {
        return type.cast(Objects.requireNonNull(environment.<Object>getSource()));
    }

    private static @Nullable Object time(Optional<java.time.Instant> time) {
        return time.map(Arguments::time).orElse(null);
    }

    private static @Nullable Long total(DataFetchingEnvironment environment) {
        long total = source(environment, Task.class).total();
        return total < 0 ? null : total;
    }

    private static @Nullable String error(DataFetchingEnvironment environment) {
        String error = source(environment, Task.class).error();
        return error.isEmpty() ? null : error;
    }

    private EventStream<Task> progress(DataFetchingEnvironment environment) {
        Optional<String> id = Arguments.text(environment, "task");
        return new EventStream<>(listener -> {
            Runnable end = entail.tasks().watch(task -> {
                if (id.isEmpty() || id.get().equals(task.id())) {
                    listener.accept(task);
                }
            });
            id.flatMap(entail.tasks()::find).ifPresent(listener);
            return end;
        });
    }

    private EventStream<Finding> findings(DataFetchingEnvironment environment) {
        List<String> types = Objects.requireNonNullElse(environment.<List<String>>getArgument("types"), List.of());
        return new EventStream<>(listener -> entail.findingWatch().watch(finding -> {
            if (types.isEmpty() || types.contains(finding.type())) {
                listener.accept(finding);
            }
        }));
    }

    private Map<String, Object> loads(DataFetchingEnvironment environment) {
        long total = entail.store().list(new SelectLoads.Total()).getFirst();
        return Connections.of(
                total, environment, (skip, limit) -> entail.store().list(new SelectLoads(skip, limit)));
    }
}
