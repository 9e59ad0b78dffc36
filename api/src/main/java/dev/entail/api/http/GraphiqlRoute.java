// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import dev.entail.api.auth.Permission;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;

/** GraphiQL, from the packages of its makers that Entail brings along; what it asks needs a session as any question does. */
final class GraphiqlRoute {
    private static final String PACKAGES = "/META-INF/resources/_static/";
    private static final Map<String, String> FILES = Map.of(
            "start.js", "/graphiql/start.js",
            "start.css", "/graphiql/start.css",
            "graphiql.min.js", PACKAGES + "graphiql/3.2.0/graphiql.min.js",
            "graphiql.min.css", PACKAGES + "graphiql/3.2.0/graphiql.min.css",
            "react.production.min.js", PACKAGES + "react/18.3.1/umd/react.production.min.js",
            "react-dom.production.min.js", PACKAGES + "react-dom/18.3.1/umd/react-dom.production.min.js");

    /** It sets styles in its elements, and its style sheet brings fonts along. */
    private static final String POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:;"
            + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'";

    private GraphiqlRoute() {}

    static void addTo(RoutesConfig routes) {
        routes.get("/graphiql", GraphiqlRoute::page, Permission.NONE);
        FILES.forEach((name, resource) ->
                routes.get("/graphiql/" + name, context -> file(context, name, resource), Permission.NONE));
    }

    private static void page(Context context) {
        context.header("Content-Security-Policy", POLICY);
        file(context, "index.html", "/graphiql/index.html");
    }

    private static void file(Context context, String name, String resource) {
        InputStream content = Objects.requireNonNull(GraphiqlRoute.class.getResourceAsStream(resource), resource);
        context.contentType(type(name)).result(content);
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.'))) {
            case ".js" -> "text/javascript; charset=utf-8";
            case ".css" -> "text/css; charset=utf-8";
            default -> "text/html; charset=utf-8";
        };
    }
}
