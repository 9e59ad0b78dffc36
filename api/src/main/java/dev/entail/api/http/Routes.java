// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import dev.entail.api.Entail;
import dev.entail.api.audit.SignIns;
import dev.entail.api.auth.Bearer;
import dev.entail.api.auth.Permission;
import dev.entail.api.auth.Sessions;
import dev.entail.api.auth.Tokens;
import dev.entail.api.auth.oidc.Oidc;
import dev.entail.api.graphql.GraphqlEngine;
import dev.entail.api.scim.ScimRoutes;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.staticfiles.Location;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** All that a server answers to, each with the permission that it needs. */
final class Routes {
    private final Entail entail;
    private final ServerOptions options;
    private final Tokens tokens;
    private final Sessions sessions;
    private final BooleanSupplier open;
    private final BooleanSupplier scheduler;

    Routes(
            Entail entail,
            ServerOptions options,
            Tokens tokens,
            Sessions sessions,
            BooleanSupplier open,
            BooleanSupplier scheduler) {
        this.entail = entail;
        this.options = options;
        this.tokens = tokens;
        this.sessions = sessions;
        this.open = open;
        this.scheduler = scheduler;
    }

    void addTo(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.http.compressionStrategy = CompressionStrategy.GZIP;
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.jetty.modifyServer(server -> server.setHandler(new SlowBodies()));
        config.http.maxRequestSize = GraphqlRoute.LARGEST_BODY;
        config.staticFiles.add(files -> {
            files.directory = "/web";
            files.location = Location.CLASSPATH;
            files.roles = Set.of(Permission.NONE);
        });
        options.tls()
                .ifPresent(tls -> config.jetty.addConnector(
                        (server, http) -> tls.connector(server, http, options.host(), options.port())));
        Optional<Oidc> oidc = options.oidc().map(Oidc::new);
        SignIns watch = new SignIns(entail.audit());
        Bearer bearer =
                new Bearer(Stream.concat(Stream.of(tokens), oidc.stream()).toList(), watch);
        Guard guard = new Guard(options, bearer, sessions);
        guard.addTo(config.routes);
        Answers.addTo(config.routes);
        oidc.flatMap(Oidc::codeFlow)
                .ifPresent(flow -> new CodeFlowRoutes(flow, sessions, watch, options).addTo(config.routes));
        new SessionRoutes(sessions, watch, options.isEncrypted()).addTo(config.routes);
        GraphqlEngine engine = new GraphqlEngine(entail, options.graphql().introspection(), sessions);
        Operations operations = options.graphql().operations(engine);
        new GraphqlRoute(engine, operations, open).addTo(config.routes);
        new GraphqlSocket(engine, operations, guard).addTo(config.routes);
        new MetricsRoute(entail).addTo(config);
        new LoadRoutes(entail, options.upload()).addTo(config.routes);
        new ReportRoute(entail).addTo(config.routes);
        if (options.graphql().graphiql()) {
            GraphiqlRoute.addTo(config.routes);
        }
        new HealthRoute(entail, scheduler).addTo(config.routes);
        new ScimRoutes(entail, bearer).addTo(config.routes);
    }
}
