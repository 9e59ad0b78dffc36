// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import dev.entail.api.Entail;
import dev.entail.api.auth.ApiToken;
import dev.entail.api.auth.Scope;
import dev.entail.api.auth.Sessions;
import dev.entail.api.auth.Sessions.Session;
import dev.entail.api.auth.Tokens;
import dev.entail.graph.GraphException;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** API tokens and sessions, for administrators: which there are, a new one, and the end of one. */
final class CredentialFeature implements Feature {
    private final Tokens tokens;
    private final Sessions sessions;

    CredentialFeature(Entail entail, Sessions sessions) {
        this.tokens = new Tokens(entail.store());
        this.sessions = sessions;
    }

    /** A token that was made, with its value. */
    record ApiTokenSuccess(ApiToken token, String value) implements Outcome {
        /** Without the value: a record that is printed must not give it away. */
        @Override
        public String toString() {
            return "ApiTokenSuccess[" + token.name() + "]";
        }
    }

    /** A token or session that has ended. */
    record EndSuccess(String id) implements Outcome {}

    @Override
    public String schema() {
        return "credential";
    }

    @Override
    public void wire(RuntimeWiring.Builder wiring) {
        wiring.type("ApiTokenPayload", type -> type.typeResolver(Outcome.RESOLVER));
        wiring.type("EndPayload", type -> type.typeResolver(Outcome.RESOLVER));
        wiring.type(
                "Query",
                type -> type.dataFetcher("apiTokens", environment -> Connections.of(tokens.all(), environment))
                        .dataFetcher("sessions", environment -> Connections.of(sessions.all(), environment)));
        wiring.type(
                "Mutation",
                type -> type.dataFetcher("createApiToken", this::create)
                        .dataFetcher("revokeApiToken", ended(id -> tokens.revoke(id, Instant.now())))
                        .dataFetcher("endSession", ended(sessions::end)));
        wiring.type(
                "ApiToken",
                type -> type.dataFetcher("scopes", token(it -> names(it.scopes())))
                        .dataFetcher(
                                "within",
                                token(it -> it.within().stream()
                                        .flatMap(Set::stream)
                                        .sorted()
                                        .toList()))
                        .dataFetcher("state", token(CredentialFeature::state))
                        .dataFetcher("createdAt", token(it -> Arguments.time(it.createdAt())))
                        .dataFetcher("expiresAt", token(it -> time(it.expiresAt())))
                        .dataFetcher("lastUsedAt", token(it -> time(it.lastUsedAt())))
                        .dataFetcher("revokedAt", token(it -> time(it.revokedAt()))));
        wiring.type(
                "BrowserSession",
                type -> type.dataFetcher("caller", session(it -> it.caller().name()))
                        .dataFetcher("scopes", session(it -> names(it.caller().scopes())))
                        .dataFetcher("since", session(it -> Arguments.time(it.since())))
                        .dataFetcher("until", session(it -> Arguments.time(it.until()))));
    }

    private static DataFetcher<@Nullable Object> token(Function<ApiToken, @Nullable Object> value) {
        return environment -> value.apply(Objects.requireNonNull(environment.<ApiToken>getSource()));
    }

    private static DataFetcher<Object> session(Function<Session, Object> value) {
        return environment -> value.apply(Objects.requireNonNull(environment.<Session>getSource()));
    }

    private static @Nullable OffsetDateTime time(Optional<Instant> time) {
        return time.map(Arguments::time).orElse(null);
    }

    private static List<String> names(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Enum::name).toList();
    }

    private static String state(ApiToken token) {
        return token.whyNot(Instant.now()).orElse("works").toUpperCase(Locale.ROOT);
    }

    private Outcome create(DataFetchingEnvironment environment) {
        Map<String, Object> input = Arguments.input(environment, "input");
        String name = String.valueOf(input.get("name"));
        Set<Scope> scopes =
                Arguments.list(input, "scopes").stream().map(Scope::valueOf).collect(Collectors.toSet());
        Optional<Instant> end =
                Optional.ofNullable((OffsetDateTime) input.get("expiresAt")).map(OffsetDateTime::toInstant);
        try {
            String value = tokens.create(name, scopes, Tokens.DEFAULT_TENANT, end, Instant.now());
            ApiToken made = tokens.all().stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            return new ApiTokenSuccess(made, value);
        } catch (IllegalArgumentException e) {
            return new Outcome.BadRequest(String.valueOf(e.getMessage()));
        }
    }

    private interface End {
        void of(String id);
    }

    private static DataFetcher<Outcome> ended(End end) {
        return environment -> {
            String id = Arguments.required(environment, "id");
            try {
                end.of(id);
                return new EndSuccess(id);
            } catch (GraphException.NotFound e) {
                return new Outcome.NotFound(String.valueOf(e.getMessage()), id);
            }
        };
    }
}
