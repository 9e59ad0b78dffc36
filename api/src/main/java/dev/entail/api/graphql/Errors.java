// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import dev.entail.api.audit.AuditUnavailable;
import dev.entail.api.auth.Refused;
import dev.entail.graph.GraphException;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns failures into errors with a code; what nobody expected is told by a number only, and its story is in the log. */
final class Errors implements DataFetcherExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
            DataFetcherExceptionHandlerParameters parameters) {
        Throwable failure =
                parameters.getException() instanceof CompletionException wrapped && wrapped.getCause() != null
                        ? wrapped.getCause()
                        : parameters.getException();
        GraphqlErrorBuilder<?> error =
                GraphqlErrorBuilder.newError().path(parameters.getPath()).location(parameters.getSourceLocation());
        GraphQLError told = switch (failure) {
            case GraphException.NotFound e -> expected(error, "NOT_FOUND", e);
            case GraphException.StoreUnavailable e -> expected(error, "STORE_UNAVAILABLE", e);
            case GraphException.OutOfReach e -> expected(error, "OUT_OF_REACH", e);
            case GraphException.TimedOut e -> expected(error, "TIMED_OUT", e);
            case AuditUnavailable e -> expected(error, "AUDIT_UNAVAILABLE", e);
            case Refused e -> expected(error, e.code(), e);
            case IllegalArgumentException e -> expected(error, "BAD_USER_INPUT", e);
            default -> unexpected(error, failure, request(parameters));
        };
        return CompletableFuture.completedFuture(
                DataFetcherExceptionHandlerResult.newResult(told).build());
    }

    private static GraphQLError expected(GraphqlErrorBuilder<?> error, String code, Exception failure) {
        return error.message("%s", failure.getMessage())
                .extensions(Map.of("code", code))
                .build();
    }

    private static String request(DataFetcherExceptionHandlerParameters parameters) {
        return Caller.origin(parameters.getDataFetchingEnvironment()).request();
    }

    private static GraphQLError unexpected(GraphqlErrorBuilder<?> error, Throwable failure, String request) {
        LOG.error("Request {} failed", request, failure);
        return error.message("Something went wrong inside Entail; its log knows it as %s", request)
                .extensions(Map.of("code", "INTERNAL", "requestId", request))
                .build();
    }
}
