// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.api.auth.Bounds;
import dev.entail.api.auth.Caller;
import dev.entail.api.auth.Origin;
import dev.entail.api.auth.Permission;
import dev.entail.api.auth.Sessions;
import dev.entail.api.auth.SignInWatch;
import dev.entail.graph.RecordCodec;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import java.util.TreeSet;

/** Signing in with the link that was printed at start or with a token, asking who one is, and signing out. */
final class SessionRoutes {
    private static final String SESSION = "/api/session";

    private final Sessions sessions;
    private final SignInWatch watch;
    private final boolean secure;

    SessionRoutes(Sessions sessions, SignInWatch watch, boolean secure) {
        this.sessions = sessions;
        this.watch = watch;
        this.secure = secure;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/login/{secret}", this::open, Permission.NONE);
        routes.get(SESSION, this::tell, Permission.KNOWN, Bounds.KEPT);
        routes.post(SESSION, this::begin, Permission.KNOWN, Bounds.KEPT);
        routes.delete(SESSION, this::end, Permission.KNOWN, Bounds.KEPT);
    }

    private void open(Context context) {
        context.header("Cache-Control", "no-store");
        Origin origin = Origin.of(context, Caller.operatingSystemUser());
        Optional<String> key = sessions.open(context.pathParam("secret"), origin);
        if (key.isEmpty()) {
            watch.failed(Origin.ofNobody(context), "link");
            context.status(HttpStatus.FORBIDDEN)
                    .result("This link was used already or is not of this server."
                            + " Start Entail again for another, or sign in with an API token.");
            return;
        }
        watch.succeeded(origin, "link");
        SessionCookie.set(context, key.get(), secure);
        context.redirect("/", HttpStatus.SEE_OTHER);
    }

    /** Opens a session for the caller of a token, so that the page need not keep it. */
    private void begin(Context context) {
        Origin origin = Guard.origin(context);
        watch.succeeded(origin, "token");
        SessionCookie.set(context, sessions.open(origin), secure);
        tell(context);
    }

    private void tell(Context context) {
        Caller caller = Guard.origin(context).caller();
        ObjectNode json = RecordCodec.JSON.createObjectNode().put("name", caller.name());
        TreeSet<Permission> permissions = new TreeSet<>();
        var scopes = json.putArray("scopes");
        caller.scopes().stream().sorted().forEach(scope -> {
            scopes.add(scope.text());
            permissions.addAll(scope.permissions());
        });
        var list = json.putArray("permissions");
        permissions.stream().filter(it -> it != Permission.NONE).forEach(it -> list.add(it.name()));
        key(context).flatMap(sessions::find).ifPresent(session -> json.put("session", session.id()));
        caller.within().ifPresent(ids -> ids.stream().sorted().forEach(json.withArray("within")::add));
        Answers.json(context, json);
    }

    private void end(Context context) {
        key(context).ifPresent(sessions::close);
        SessionCookie.drop(context, secure);
        context.status(HttpStatus.NO_CONTENT);
    }

    private static Optional<String> key(Context context) {
        return Optional.ofNullable(context.cookie(SessionCookie.name(context)));
    }
}
