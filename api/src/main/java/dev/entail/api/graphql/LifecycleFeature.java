// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import dev.entail.analytics.lifecycle.LifecycleSummary;
import dev.entail.analytics.lifecycle.OffboardingItem;
import dev.entail.analytics.lifecycle.Revocation;
import dev.entail.api.Entail;
import dev.entail.api.lifecycle.Lifecycle;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who came, moved and went, and what is left of those who did. */
final class LifecycleFeature implements Feature {
    private final Lifecycle lifecycle;

    LifecycleFeature(Entail entail) {
        this.lifecycle = new Lifecycle(entail);
    }

    @Override
    public String schema() {
        return "lifecycle";
    }

    @Override
    public void wire(RuntimeWiring.Builder wiring) {
        wiring.type(
                "LifecycleSummary",
                type -> type.dataFetcher(
                        "nhisPerHuman",
                        of((LifecycleSummary summary) -> summary.nhisPerHuman().orElse(null))));
        wiring.type(
                "TimeToRevoke",
                type -> type.dataFetcher("medianHours", hours(Revocation::median))
                        .dataFetcher("worstHours", hours(Revocation::worst))
                        .dataFetcher("longestOpenHours", hours(Revocation::longestOpen)));
        wiring.type(
                "OffboardingItem",
                type -> type.dataFetcher("done", of(OffboardingItem::isDone))
                        .dataFetcher(
                                "doneAt",
                                of((OffboardingItem item) ->
                                        item.doneAt().map(Arguments::time).orElse(null)))
                        .dataFetcher(
                                "hours",
                                of((OffboardingItem item) -> item.hours().orElse(null)))
                        .dataFetcher(
                                "thing",
                                environment -> EntityLoader.load(
                                        environment,
                                        Objects.requireNonNull(environment.<OffboardingItem>getSource())
                                                .thing())));
        wiring.type(
                "Query",
                type -> type.dataFetcher("lifecycle", this::summary)
                        .dataFetcher("leaverChecklist", this::leaverChecklist));
    }

    private static <T> DataFetcher<@Nullable Object> of(Function<T, @Nullable Object> value) {
        return environment -> value.apply(Objects.requireNonNull(environment.<T>getSource()));
    }

    private static DataFetcher<@Nullable Object> hours(Function<Revocation, OptionalDouble> value) {
        return of((Revocation revocation) -> {
            OptionalDouble hours = value.apply(revocation);
            return hours.isPresent() ? (Object) hours.getAsDouble() : null;
        });
    }

    private LifecycleSummary summary(DataFetchingEnvironment environment) {
        return lifecycle.summary(Arguments.asOf(environment));
    }

    private DataFetcherResult<List<OffboardingItem>> leaverChecklist(DataFetchingEnvironment environment) {
        Optional<Instant> asOf = Arguments.asOf(environment);
        return EntityLoader.at(asOf, lifecycle.checklist(Arguments.required(environment, "person"), asOf));
    }
}
