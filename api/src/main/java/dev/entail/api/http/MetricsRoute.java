// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import dev.entail.api.Entail;
import dev.entail.api.Meters;
import dev.entail.api.auth.Permission;
import dev.entail.graph.projection.GraphVersion;
import dev.entail.graph.store.GraphStore;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Prometheus scrapes, open to any token; and the log of requests, by which it and people find them. */
final class MetricsRoute {
    private static final Logger LOG = LoggerFactory.getLogger("dev.entail.requests");

    private final Meters meters;

    MetricsRoute(Entail entail) {
        this.meters = entail.meters();
        MeterRegistry registry = meters.registry();
        List.of(
                        new JvmMemoryMetrics(),
                        new JvmThreadMetrics(),
                        new ClassLoaderMetrics(),
                        new ProcessorMetrics(),
                        new UptimeMetrics())
                .forEach(binder -> binder.bindTo(registry));
        Gauge.builder("entail.graph.version", entail, it -> GraphVersion.current(it.store()))
                .description("The number of the last load that changed the graph")
                .strongReference(true)
                .register(registry);
        FunctionCounter.builder("entail.store.statements", entail.store(), GraphStore::statements)
                .description("How many times the store was asked or told something")
                .register(registry);
    }

    void addTo(JavalinConfig config) {
        config.requestLogger.http((context, milliseconds) -> log(context, milliseconds));
        config.routes.get(
                "/metrics",
                context -> context.contentType("text/plain; version=0.0.4; charset=utf-8")
                        .result(meters.text()),
                Permission.KNOWN);
    }

    /** By the route as it was written: a path would make a meter of each that somebody tries. */
    private void log(Context context, float milliseconds) {
        Endpoint matched = context.endpoints().matchedHttpEndpoint();
        String route = matched == null ? "none" : matched.path;
        meters.record(
                "http.server.requests", "route", route, context.status().getCode() / 100 + "xx", Duration.ofNanos((long)
                        (milliseconds * 1_000_000)));
        LOG.info(
                "{} {} {} {} ms",
                context.method(),
                route.startsWith("/login") ? route : context.path(),
                context.statusCode(),
                String.format(Locale.ROOT, "%.1f", milliseconds));
    }
}
