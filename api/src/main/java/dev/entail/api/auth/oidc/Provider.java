// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.auth.oidc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.graph.RecordCodec;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The OpenID provider, asked over HTTP: its discovery document (OpenID Connect Discovery 1.0), once it can be had, and
 * its token endpoint. Follows no redirect. Safe for several threads.
 */
final class Provider {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LARGEST_ANSWER = 1_048_576;

    private final URI issuer;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private @Nullable Endpoints endpoints;

    Provider(URI issuer) {
        this.issuer = issuer;
    }

    /** That the provider will not do what it was asked for. */
    static final class Declined extends RuntimeException {
        Declined(String message) {
            super(message);
        }
    }

    /** Where the provider does what. */
    record Endpoints(URI keys, URI authorization, URI token) {}

    /**
     * {@return where the provider does what}
     *
     * @throws ProviderUnavailable where its discovery document cannot be had, or is another's
     */
    synchronized Endpoints endpoints() {
        if (endpoints == null) {
            endpoints = discover();
        }
        return endpoints;
    }

    private Endpoints discover() {
        String base = issuer.toString().replaceAll("/$", "");
        URI at = URI.create(base + "/.well-known/openid-configuration");
        JsonNode document = ask(HttpRequest.newBuilder(at).GET());
        if (!document.path("issuer").asText().equals(issuer.toString())) {
            throw new ProviderUnavailable(
                    at + " says that its issuer is '" + document.path("issuer").asText() + "', allowed is '" + issuer
                            + "'",
                    new IllegalStateException("another issuer"));
        }
        return new Endpoints(
                endpoint(document, "jwks_uri"),
                endpoint(document, "authorization_endpoint"),
                endpoint(document, "token_endpoint"));
    }

    private static URI endpoint(JsonNode document, String name) {
        URI uri = URI.create(document.path(name).asText());
        OidcSettings.requireSecure(name, uri);
        return uri;
    }

    /**
     * {@return the JSON that the provider answers}
     *
     * @throws ProviderUnavailable where it answers something else
     * @throws Declined where it says that the question is wrong
     */
    JsonNode ask(HttpRequest.Builder request) {
        HttpRequest built =
                request.timeout(PATIENCE).header("Accept", "application/json").build();
        try {
            HttpResponse<InputStream> response = http.send(built, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                String text = new String(body.readNBytes(LARGEST_ANSWER), StandardCharsets.UTF_8);
                if (response.statusCode() / 100 == 4) {
                    throw new Declined(built.uri() + " declined with status " + response.statusCode());
                }
                if (response.statusCode() != 200) {
                    throw new IOException("status " + response.statusCode());
                }
                return RecordCodec.JSON.readTree(text);
            }
        } catch (JsonProcessingException e) {
            throw new ProviderUnavailable(built.uri() + " did not answer with JSON", e);
        } catch (IOException e) {
            throw new ProviderUnavailable(built.uri() + " cannot be asked: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderUnavailable(built.uri() + " was not waited for", e);
        }
    }
}
