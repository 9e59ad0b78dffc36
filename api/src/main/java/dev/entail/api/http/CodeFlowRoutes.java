// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import dev.entail.api.auth.Caller;
import dev.entail.api.auth.Origin;
import dev.entail.api.auth.Permission;
import dev.entail.api.auth.Sessions;
import dev.entail.api.auth.SignInWatch;
import dev.entail.api.auth.oidc.CodeFlow;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.Optional;

/** Signing in at an OpenID provider: the way there, and the way back. */
final class CodeFlowRoutes {
    private static final String BACK = "/login/callback";
    private static final int SECONDS = 600;

    private final CodeFlow flow;
    private final Sessions sessions;
    private final SignInWatch watch;
    private final ServerOptions options;

    CodeFlowRoutes(CodeFlow flow, Sessions sessions, SignInWatch watch, ServerOptions options) {
        this.flow = flow;
        this.sessions = sessions;
        this.watch = watch;
        this.options = options;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/login", this::begin, Permission.NONE);
        routes.get(BACK, this::finish, Permission.NONE);
    }

    private void begin(Context context) {
        String base = options.publicUrl()
                .map(URI::toString)
                .orElse(context.scheme() + "://" + context.host())
                .replaceAll("/$", "");
        CodeFlow.Begun begun = flow.begin(URI.create(base + BACK));
        context.cookie(state(context, begun.state(), SECONDS))
                .header("Cache-Control", "no-store")
                .redirect(begun.at().toString(), HttpStatus.SEE_OTHER);
    }

    /** The answer must come to the browser that asked: else somebody could sign others in as himself. */
    private void finish(Context context) {
        String asked = Objects.requireNonNullElse(context.cookie(name(context)), "");
        String state = Objects.requireNonNullElse(context.queryParam("state"), "");
        String code = Objects.requireNonNullElse(context.queryParam("code"), "");
        context.cookie(state(context, "", 0)).header("Cache-Control", "no-store");
        boolean isOurs = !asked.isEmpty()
                && MessageDigest.isEqual(
                        asked.getBytes(StandardCharsets.UTF_8), state.getBytes(StandardCharsets.UTF_8));
        Optional<Caller> caller = isOurs && !code.isEmpty() ? flow.finish(state, code) : Optional.empty();
        if (caller.isEmpty()) {
            watch.failed(Origin.ofNobody(context), "OpenID provider");
            context.status(HttpStatus.FORBIDDEN).result("You were not signed in. Begin again at /login.");
            return;
        }
        Origin origin = Origin.of(context, caller.get());
        watch.succeeded(origin, "OpenID provider");
        SessionCookie.set(context, sessions.open(origin), options.isEncrypted());
        context.redirect("/", HttpStatus.SEE_OTHER);
    }

    private Cookie state(Context context, String state, int seconds) {
        return new Cookie(name(context), state, "/login", seconds, options.isEncrypted(), true, null, SameSite.LAX);
    }

    private static String name(Context context) {
        return SessionCookie.name(context) + "-login";
    }
}
