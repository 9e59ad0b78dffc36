// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.auth.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.entail.api.auth.BearerCheck;
import dev.entail.api.auth.Caller;
import dev.entail.api.auth.Scope;
import dev.entail.api.auth.Tokens;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Callers whom an OpenID provider vouches for, and the scopes that their roles there give them here. */
public final class Oidc implements BearerCheck {
    private final OidcSettings settings;
    private final Provider provider;
    private final SignedTokens tokens;

    public Oidc(OidcSettings settings) {
        this.settings = settings;
        this.provider = new Provider(settings.issuer());
        this.tokens = new SignedTokens(settings, provider);
    }

    @Override
    public Optional<Caller> authenticate(String value, Instant now) {
        if (value.chars().filter(each -> each == '.').count() != 2) {
            return Optional.empty();
        }
        return tokens.check(value, settings.audience()).map(claims -> caller(List.of(claims)));
    }

    /** {@return how browsers sign in, empty where Entail is no client of the provider} */
    public Optional<CodeFlow> codeFlow() {
        return settings.client().map(client -> new CodeFlow(this, provider, tokens, client));
    }

    String audience() {
        return settings.audience();
    }

    /**
     * {@return the caller whom tokens speak of}
     *
     * @param tokens the first names who it is, each may name roles and what may be seen
     */
    Caller caller(List<JWTClaimsSet> tokens) {
        JWTClaimsSet claims = tokens.getFirst();
        Set<Scope> scopes =
                tokens.stream().flatMap(each -> scopes(each).stream()).collect(Collectors.toSet());
        Object known = claims.getClaim("preferred_username");
        String name = known == null ? claims.getSubject() : known + " (" + claims.getSubject() + ")";
        return new Caller("oidc:" + name, scopes, Tokens.DEFAULT_TENANT, within(tokens));
    }

    /** {@return the scopes of the roles that a token names; none where it names none that is known} */
    Set<Scope> scopes(JWTClaimsSet claims) {
        EnumSet<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String role : texts(value(claims.getClaims(), settings.roleClaim()))) {
            Optional.ofNullable(settings.roles().get(role)).ifPresent(scopes::add);
        }
        return scopes;
    }

    /** Where a claim is to say what a caller may see, one whose token does not have it sees nothing. */
    private Optional<Set<String>> within(List<JWTClaimsSet> tokens) {
        return settings.within()
                .flatMap(it -> it.of(tokens.stream()
                        .flatMap(each -> texts(value(each.getClaims(), it.claim())).stream())
                        .toList()));
    }

    /** A name that has dots itself, as those with a name space have, is taken as it is where it is there. */
    private static @Nullable Object value(Map<?, ?> claims, String path) {
        if (claims.containsKey(path) || !path.contains(".")) {
            return claims.get(path);
        }
        String[] parts = path.split("\\.", 2);
        return claims.get(parts[0]) instanceof Map<?, ?> inner ? value(inner, parts[1]) : null;
    }

    private static List<String> texts(@Nullable Object value) {
        return switch (value) {
            case Collection<?> many -> many.stream().map(String::valueOf).toList();
            case String text -> List.of(text.split(" "));
            case null, default -> List.of();
        };
    }
}
