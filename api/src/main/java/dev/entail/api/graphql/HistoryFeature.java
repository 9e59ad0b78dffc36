// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import dev.entail.analytics.EntityRef;
import dev.entail.analytics.Evidence;
import dev.entail.api.creep.Caused;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.projection.Change;
import dev.entail.graph.projection.EntityState;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What changed of a node over time. */
final class HistoryFeature implements Feature {
    @Override
    public String schema() {
        return "history";
    }

    @Override
    public void wire(RuntimeWiring.Builder wiring) {
        for (EntityLabel label : EntityLabel.values()) {
            wiring.type(label.text(), type -> type.dataFetcher("history", HistoryFeature::history));
        }
        wiring.type(
                "Change",
                type -> type.dataFetcher("at", of(change -> Arguments.time(change.at())))
                        .dataFetcher("kind", of(Change::kind))
                        .dataFetcher(
                                "subject",
                                environment ->
                                        node(environment, change(environment).subject()))
                        .dataFetcher("relation", of(change -> change.relation().orElse(null)))
                        .dataFetcher("other", HistoryFeature::other)
                        .dataFetcher("before", of(change -> json(change.before())))
                        .dataFetcher("after", of(change -> json(change.after())))
                        .dataFetcher("cause", HistoryFeature::cause));
    }

    private static CompletableFuture<Map<String, Object>> history(DataFetchingEnvironment environment) {
        EntityState state = Objects.requireNonNull(environment.getSource());
        return HistoryLoader.of(environment, state.id()).thenApply(changes -> Connections.of(changes, environment));
    }

    private static DataFetcher<@Nullable Object> of(Function<Change, @Nullable Object> value) {
        return environment -> value.apply(change(environment));
    }

    private static Change change(DataFetchingEnvironment environment) {
        Object source = Objects.requireNonNull(environment.getSource());
        return source instanceof Caused caused ? caused.change() : (Change) source;
    }

    private static @Nullable CompletableFuture<EntityState> other(DataFetchingEnvironment environment) {
        return change(environment)
                .other()
                .map(other -> node(environment, other))
                .orElse(null);
    }

    private static CompletableFuture<EntityState> node(DataFetchingEnvironment environment, String id) {
        return EntityLoader.load(environment, new EntityRef(id, id, EntityLabel.IDENTITY));
    }

    private static @Nullable Object json(Map<String, Object> properties) {
        return properties.isEmpty() ? null : Arguments.json(properties);
    }

    private static Evidence cause(DataFetchingEnvironment environment) {
        Change change = change(environment);
        Object source = Objects.requireNonNull(environment.getSource());
        String what = change.relation().map(kind -> kind.name() + " ").orElse("")
                + change.other().orElse(change.subject());
        return new Evidence(
                change.source() + " " + change.kind().name().toLowerCase(Locale.ROOT) + " " + what,
                change.source(),
                change.subject(),
                source instanceof Caused caused ? caused.cause() : Map.of(),
                change.at());
    }
}
