// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import dev.entail.api.Entail;
import dev.entail.api.auth.Permission;
import dev.entail.graph.GraphException.StoreUnavailable;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.projection.GraphVersion;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** Whether the server is alive, and whether it can answer. */
final class HealthRoute {
    private final Entail entail;

    HealthRoute(Entail entail) {
        this.entail = entail;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/health/live", this::live, Permission.NONE);
        routes.get("/health/ready", this::ready, Permission.NONE);
    }

    private void live(Context context) {
        json(context, "{\"status\":\"alive\"}");
    }

    private void ready(Context context) {
        try {
            long version = GraphVersion.current(entail.store());
            json(
                    context,
                    RecordCodec.JSON
                            .createObjectNode()
                            .put("status", "ready")
                            .put("graphVersion", version)
                            .toString());
        } catch (StoreUnavailable e) {
            context.status(HttpStatus.SERVICE_UNAVAILABLE);
            json(context, "{\"status\":\"store unavailable\"}");
        }
    }

    private static void json(Context context, String body) {
        context.contentType("application/json")
                .header("Cache-Control", "no-store")
                .result(body);
    }
}
