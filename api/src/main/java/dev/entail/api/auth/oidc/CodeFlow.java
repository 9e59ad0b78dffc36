// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.auth.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.entail.api.auth.Caller;
import dev.entail.api.auth.oidc.OidcSettings.Client;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Signing in with a browser: the authorization code flow of OpenID Connect Core 1.0 with PKCE (RFC 7636, S256). An
 * attempt is remembered for ten minutes and can be finished once.
 */
public final class CodeFlow {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Oidc oidc;
    private final Provider provider;
    private final SignedTokens tokens;
    private final Client client;
    private final Cache<String, Attempt> attempts = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    CodeFlow(Oidc oidc, Provider provider, SignedTokens tokens, Client client) {
        this.oidc = oidc;
        this.provider = provider;
        this.tokens = tokens;
        this.client = client;
    }

    private record Attempt(String nonce, String verifier, URI back) {}

    /**
     * The begin of an attempt.
     *
     * @param state what ties the answer to the browser that asked
     * @param at where the browser has to go
     */
    public record Begun(String state, URI at) {}

    /** Begins an attempt whose answer comes back to an address. */
    public Begun begin(URI back) {
        Attempt attempt = new Attempt(random(), random(), back);
        String state = random();
        attempts.put(state, attempt);
        Map<String, String> question = new LinkedHashMap<>();
        question.put("response_type", "code");
        question.put("client_id", client.id());
        question.put("redirect_uri", back.toString());
        question.put("scope", "openid profile");
        question.put("state", state);
        question.put("nonce", attempt.nonce());
        question.put("code_challenge", challenge(attempt.verifier()));
        question.put("code_challenge_method", "S256");
        String endpoint = provider.endpoints().authorization().toString();
        return new Begun(state, URI.create(endpoint + (endpoint.contains("?") ? "&" : "?") + form(question)));
    }

    /**
     * {@return who signed in, empty where the provider does not vouch for anybody}
     *
     * @throws ProviderUnavailable where it cannot be asked
     */
    public Optional<Caller> finish(String state, String code) {
        Attempt attempt = attempts.asMap().remove(state);
        if (attempt == null) {
            return Optional.empty();
        }
        try {
            return vouched(attempt, provider.ask(exchange(attempt, code)));
        } catch (Provider.Declined e) {
            return Optional.empty();
        }
    }

    private Optional<Caller> vouched(Attempt attempt, JsonNode answer) {
        return tokens.check(answer.path("id_token").asText(), client.id())
                .filter(claims -> attempt.nonce().equals(claims.getClaim("nonce")))
                .map(claims -> caller(claims, answer.path("access_token").asText()));
    }

    /** Many providers put roles into the access token only. */
    private Caller caller(JWTClaimsSet identity, String accessToken) {
        Stream<JWTClaimsSet> access = tokens
                .check(accessToken, oidc.audience())
                .filter(claims -> identity.getSubject().equals(claims.getSubject()))
                .stream();
        return oidc.caller(Stream.concat(Stream.of(identity), access).toList());
    }

    private HttpRequest.Builder exchange(Attempt attempt, String code) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "authorization_code");
        fields.put("code", code);
        fields.put("redirect_uri", attempt.back().toString());
        fields.put("client_id", client.id());
        fields.put("code_verifier", attempt.verifier());
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        provider.endpoints().token())
                .header("Content-Type", "application/x-www-form-urlencoded");
        client.secret().ifPresent(secret -> request.header("Authorization", basic(client.id(), secret)));
        return request.POST(BodyPublishers.ofString(form(fields)));
    }

    private static String basic(String id, String secret) {
        String both = encode(id) + ":" + encode(secret);
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }
}
