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
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Whether the server is alive, and whether it can answer. */
final class HealthRoute {
    private final Entail entail;
    private final BooleanSupplier scheduler;

    /** @param scheduler whether schedules are looked at */
    HealthRoute(Entail entail, BooleanSupplier scheduler) {
        this.entail = entail;
        this.scheduler = scheduler;
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
            Optional<String> schema = entail.store().first(new SelectSchemaVersion());
            if (schema.isEmpty()) {
                context.status(HttpStatus.SERVICE_UNAVAILABLE);
                json(context, "{\"status\":\"the schema is not there\"}");
                return;
            }
            if (!scheduler.getAsBoolean()) {
                context.status(HttpStatus.SERVICE_UNAVAILABLE);
                json(context, "{\"status\":\"schedules are not looked at\"}");
                return;
            }
            long version = GraphVersion.current(entail.store());
            json(
                    context,
                    RecordCodec.JSON
                            .createObjectNode()
                            .put("status", "ready")
                            .put("graphVersion", version)
                            .put("schemaVersion", schema.get())
                            .put("scheduler", "running")
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
