// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import dev.entail.api.audit.Audit;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Carries a mutation out and writes it down: before, that it is wanted, and after, what became of it. */
final class AuditedFetcher implements DataFetcher<@Nullable Object> {
    private static final List<String> SUBJECTS = List.of("id", "ids", "entity", "input");

    private static final List<String> NAMES = List.of("name", "schedule", "report");

    private final Audit audit;
    private final String mutation;
    private final DataFetcher<?> fetcher;

    AuditedFetcher(Audit audit, String mutation, DataFetcher<?> fetcher) {
        this.audit = audit;
        this.mutation = mutation;
        this.fetcher = fetcher;
    }

    @Override
    public @Nullable Object get(DataFetchingEnvironment environment) throws Exception {
        try {
            return audit.record(
                            Caller.origin(environment),
                            "mutation." + mutation,
                            subject(environment),
                            () -> carryOut(environment),
                            AuditedFetcher::failure)
                    .orElse(null);
        } catch (CompletionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private Optional<Object> carryOut(DataFetchingEnvironment environment) {
        try {
            return Optional.ofNullable(fetcher.get(environment));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    private static Optional<String> failure(Optional<Object> done) {
        return done.flatMap(it -> switch (it) {
            case Outcome.NotFound failed -> Optional.of(failed.message());
            case Outcome.NotAllowed failed -> Optional.of(failed.message());
            case Outcome.BadRequest failed -> Optional.of(failed.message());
            default -> Optional.empty();
        });
    }

    /** Only what names the thing: other arguments may hold what nobody else is to read. */
    private static String subject(DataFetchingEnvironment environment) {
        return SUBJECTS.stream()
                .map(environment.getArguments()::get)
                .flatMap(value -> switch (value) {
                    case String text -> Optional.of(text).stream();
                    case Collection<?> many ->
                        Optional.of(many.stream().map(String::valueOf).collect(Collectors.joining(", "))).stream();
                    case Map<?, ?> input ->
                        NAMES.stream()
                                .map(input::get)
                                .filter(String.class::isInstance)
                                .map(String::valueOf);
                    case null, default -> Optional.<String>empty().stream();
                })
                .findFirst()
                .orElse("");
    }
}
