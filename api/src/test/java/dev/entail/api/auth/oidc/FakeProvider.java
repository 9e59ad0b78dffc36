// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.auth.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.entail.graph.RecordCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** An OpenID provider on this machine, as small as the flows need it, that can change its key. */
public final class FakeProvider implements AutoCloseable {
    private final HttpServer server;
    private final AtomicInteger keyRequests = new AtomicInteger();
    private RSAKey key = newKey("first");
    private Map<String, String> lastExchange = Map.of();
    private String nonce = "";
    private String challenge = "";

    private FakeProvider(HttpServer server) {
        this.server = server;
    }

    public static FakeProvider start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            FakeProvider provider = new FakeProvider(server);
            server.createContext("/.well-known/openid-configuration", provider::describe);
            server.createContext("/keys", provider::keys);
            server.createContext("/token", provider::token);
            server.start();
            return provider;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI issuer() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    int keyRequests() {
        return keyRequests.get();
    }

    public Map<String, String> lastExchange() {
        return lastExchange;
    }

    void rotate() {
        key = newKey("next-" + System.nanoTime());
    }

    RSAKey key() {
        return key;
    }

    /** What the provider would learn from the browser that it is sent. */
    public void visited(URI authorization) {
        Map<String, String> question = form(authorization.getRawQuery());
        nonce = question.getOrDefault("nonce", "");
        challenge = question.getOrDefault("code_challenge", "");
    }

    JWTClaimsSet.Builder claims() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer().toString())
                .subject("4711")
                .audience("entail")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("preferred_username", "ana")
                .claim("realm_access", Map.of("roles", List.of("risk-team", "offline_access")));
    }

    public String sign(JWTClaimsSet claims) {
        return sign(claims, key, JOSEObjectType.JWT);
    }

    static String sign(JWTClaimsSet claims, RSAKey key, JOSEObjectType type) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .type(type)
                            .build(),
                    claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private void describe(HttpExchange exchange) throws IOException {
        String at = issuer().toString();
        answer(
                exchange,
                200,
                Map.of(
                        "issuer", at,
                        "jwks_uri", at + "/keys",
                        "authorization_endpoint", at + "/authorize",
                        "token_endpoint", at + "/token"));
    }

    private void keys(HttpExchange exchange) throws IOException {
        keyRequests.incrementAndGet();
        answer(exchange, 200, new JWKSet(key.toPublicJWK()).toJSONObject());
    }

    /** Gives tokens for the code {@code good} to whoever has the verifier of the challenge. */
    private void token(HttpExchange exchange) throws IOException {
        lastExchange =
                new HashMap<>(form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        boolean isProven = challenge.equals(CodeFlow.challenge(lastExchange.getOrDefault("code_verifier", "")));
        if (!"good".equals(lastExchange.get("code")) || !isProven) {
            answer(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        JWTClaimsSet identity = claims().audience("entail-page")
                .claim("nonce", nonce)
                .claim("realm_access", null)
                .build();
        answer(
                exchange,
                200,
                Map.of("id_token", sign(identity), "access_token", sign(claims().build()), "token_type", "Bearer"));
    }

    private static void answer(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        byte[] bytes = RecordCodec.JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> form(String text) {
        return Arrays.stream(text.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
