// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.api.audit.AuditUnavailable;
import dev.entail.api.auth.Origin;
import dev.entail.api.auth.Refused;
import dev.entail.api.auth.oidc.ProviderUnavailable;
import dev.entail.api.graphql.Busy;
import dev.entail.graph.GraphException.NotFound;
import dev.entail.graph.GraphException.OutOfReach;
import dev.entail.graph.GraphException.StoreUnavailable;
import dev.entail.graph.RecordCodec;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How routes answer in JSON. A failure is told as GraphQL tells it, with a code and the id of the request; of what
 * nobody expected the caller learns no more than that id, by which the log knows the rest.
 */
final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private Answers() {}

    static void addTo(RoutesConfig routes) {
        routes.exception(Refused.class, (refused, context) -> {
            context.header("WWW-Authenticate", refused.challenge());
            fail(context, refused.status(), refused.code(), String.valueOf(refused.getMessage()));
        });
        routes.exception(
                HttpResponseException.class,
                (failure, context) ->
                        fail(context, failure.getStatus(), "BAD_REQUEST", String.valueOf(failure.getMessage())));
        routes.exception(
                NotFound.class,
                (missing, context) -> fail(context, 404, "NOT_FOUND", String.valueOf(missing.getMessage())));
        routes.exception(
                OutOfReach.class,
                (refused, context) -> fail(context, 403, "OUT_OF_REACH", String.valueOf(refused.getMessage())));
        routes.exception(StoreUnavailable.class, (failure, context) -> {
            LOG.warn("The store is not there", failure);
            context.header("Retry-After", "5");
            fail(context, 503, "STORE_UNAVAILABLE", "The graph cannot be reached now");
        });
        routes.exception(RateLimit.Exceeded.class, (exceeded, context) -> {
            context.header("Retry-After", String.valueOf(exceeded.seconds()));
            fail(context, 429, "TOO_MANY_REQUESTS", String.valueOf(exceeded.getMessage()));
        });
        routes.exception(Busy.class, (busy, context) -> {
            context.header("Retry-After", "5");
            fail(context, 503, "OVERLOADED", String.valueOf(busy.getMessage()));
        });
        routes.exception(AuditUnavailable.class, (failure, context) -> {
            LOG.error("Refused", failure);
            fail(context, 503, "AUDIT_UNAVAILABLE", String.valueOf(failure.getMessage()));
        });
        routes.exception(ProviderUnavailable.class, (failure, context) -> {
            LOG.warn("The OpenID provider is not there", failure);
            context.header("Retry-After", "5");
            fail(context, 503, "PROVIDER_UNAVAILABLE", "The OpenID provider cannot be asked now");
        });
        routes.exception(Exception.class, (failure, context) -> {
            LOG.error("Request {} failed", Origin.request(context), failure);
            fail(context, 500, "INTERNAL", "Something went wrong inside Entail; its log knows it by the request's id");
        });
    }

    static void json(Context context, JsonNode body) {
        context.contentType("application/json; charset=utf-8")
                .header("Cache-Control", "no-store")
                .result(body.toString());
    }

    static void fail(Context context, int status, String code, String message) {
        ObjectNode answer = RecordCodec.JSON.createObjectNode();
        ObjectNode error = answer.putArray("errors").addObject().put("message", message);
        error.putObject("extensions").put("code", code).put("requestId", Origin.request(context));
        context.status(status);
        json(context, answer);
    }
}
