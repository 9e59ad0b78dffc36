// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.auth;

import dev.entail.graph.GraphException.NotFound;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The API tokens of a store. The key of their hashes is made with the first token and kept in the store with them. */
public final class Tokens implements BearerCheck {
    /** The directory that a token pushes to where none is named. */
    public static final String DEFAULT_TENANT = "default";

    private static final Duration BETWEEN_USES = Duration.ofMinutes(1);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    private final GraphStore store;
    private final Map<String, Instant> noted = new ConcurrentHashMap<>();
    private volatile @Nullable String lastKey;

    public Tokens(GraphStore store) {
        this.store = store;
    }

    /**
     * Makes a token and returns its value, which nobody can ask for again.
     *
     * @throws IllegalArgumentException where the name is taken or has not the form of one, or the end lies behind
     */
    public String create(String name, Set<Scope> scopes, String tenant, Optional<Instant> expiresAt, Instant now) {
        return create(name, scopes, tenant, Set.of(), expiresAt, now);
    }

    /**
     * Makes a token that shows only what some scopes of the graph contain, all where none is named.
     *
     * @param within the ids of nodes of label {@code Scope}
     * @throws IllegalArgumentException as above, or where such a token is to do more than look
     */
    public String create(
            String name,
            Set<Scope> scopes,
            String tenant,
            Set<String> within,
            Optional<Instant> expiresAt,
            Instant now) {
        check("name", name);
        check("tenant", tenant);
        if (scopes.isEmpty()) {
            throw new IllegalArgumentException("A token needs a scope, allowed is one of " + Scope.allowed());
        }
        if (!within.isEmpty() && !scopes.equals(Set.of(Scope.VIEWER))) {
            throw new IllegalArgumentException(
                    "A token that shows only what some scopes contain can only look, allowed is the scope viewer");
        }
        if (expiresAt.isPresent() && !expiresAt.get().isAfter(now)) {
            throw new IllegalArgumentException("The token would expire at " + expiresAt.get() + ", which is past");
        }
        String value = TokenValue.next();
        Map<String, Object> properties = new HashMap<>();
        properties.put("hash", TokenValue.hash(value, key()));
        properties.put("scopes", scopes.stream().map(Scope::text).sorted().toList());
        properties.put("tenant", tenant);
        properties.put("within", within.stream().sorted().toList());
        properties.put("createdAt", Row.parameter(now));
        expiresAt.ifPresent(end -> properties.put("expiresAt", Row.parameter(end)));
        if (store.change(new TokenStatements.Create(name, properties)).getFirst() == 0) {
            throw new IllegalArgumentException(
                    "There is a token '" + name + "' already, also a revoked one keeps its name");
        }
        return value;
    }

    private static void check(String what, String text) {
        if (!NAME.matcher(text).matches()) {
            throw new IllegalArgumentException("The " + what + " is '" + text
                    + "', allowed are up to 63 letters, digits, dots, dashes and underscores, a letter or digit first");
        }
    }

    /** {@return all tokens, also those that no longer work, by name} */
    public List<ApiToken> all() {
        return store.list(new TokenStatements.Select());
    }

    /** Ends a token at once. */
    public void revoke(String name, Instant now) {
        if (store.change(new TokenStatements.Revoke(name, now)).getFirst() == 0) {
            throw new NotFound("There is no token '" + name + "'; 'entail token list' shows those there are");
        }
    }

    /** {@return who presents this value, empty where it is no token or no longer one} */
    @Override
    public Optional<Caller> authenticate(String value, Instant now) {
        if (!TokenValue.isOne(value)) {
            return Optional.empty();
        }
        Optional<ApiToken> token = known(value).filter(it -> it.whyNot(now).isEmpty());
        token.ifPresent(it -> noteUse(it, now));
        return token.map(it -> new Caller("token:" + it.name(), it.scopes(), it.tenant(), it.within()));
    }

    /** The key of a store is made once and never again, so one that was read before is asked for only where it finds nothing. */
    private Optional<ApiToken> known(String value) {
        Optional<String> before = Optional.ofNullable(lastKey);
        Optional<ApiToken> found = before.flatMap(key -> byKey(value, key));
        if (found.isPresent()) {
            return found;
        }
        Optional<String> now = store.first(new TokenStatements.Key());
        lastKey = now.orElse(null);
        return now.equals(before) ? Optional.empty() : now.flatMap(key -> byKey(value, key));
    }

    private Optional<ApiToken> byKey(String value, String key) {
        return store.first(new TokenStatements.ByHash(
                TokenValue.hash(value, Base64.getDecoder().decode(key))));
    }

    /** Writes the last use down, at most once a minute. */
    private void noteUse(ApiToken token, Instant now) {
        Instant last = noted.getOrDefault(token.name(), token.lastUsedAt().orElse(Instant.EPOCH));
        if (now.isBefore(last.plus(BETWEEN_USES))) {
            return;
        }
        noted.put(token.name(), now);
        store.write(new TokenStatements.NoteUse(token.name(), now));
    }

    private byte[] key() {
        String fresh = Base64.getEncoder().encodeToString(TokenValue.random());
        return Base64.getDecoder()
                .decode(store.change(new TokenStatements.MakeKey(fresh)).getFirst());
    }
}
