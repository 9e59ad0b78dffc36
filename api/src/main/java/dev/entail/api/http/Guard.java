// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import dev.entail.api.auth.Bearer;
import dev.entail.api.auth.Bounds;
import dev.entail.api.auth.Caller;
import dev.entail.api.auth.Origin;
import dev.entail.api.auth.Permission;
import dev.entail.api.auth.Refused;
import dev.entail.api.auth.Sessions;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.websocket.WsContext;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.MDC;

/**
 * What every request passes before its route: it gets an id and the security headers, must name this server, and must
 * come from a caller who has the permission that the route names. A route that names none is open to nobody.
 */
final class Guard {
    static final String REQUEST_ID = "X-Request-Id";

    /** What no plain form of another site can send, for a POST that has no type that says as much. */
    static final String PREFLIGHT = "Entail-Request";

    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> FORM_TYPES =
            Set.of("", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data");

    private static final String NOBODY = Guard.class.getName() + ".nobody";

    private final ServerOptions options;
    private final Bearer bearer;
    private final Sessions sessions;
    private final RateLimit limit;

    Guard(ServerOptions options, Bearer bearer, Sessions sessions) {
        this.options = options;
        this.bearer = bearer;
        this.sessions = sessions;
        this.limit = new RateLimit(options.requestsPerMinute());
    }

    void addTo(RoutesConfig routes) {
        routes.before(this::receive);
        routes.beforeMatched(this::authorise);
        routes.after(_ -> MDC.remove("request"));
    }

    private void receive(Context context) {
        String request = Origin.begin(context, address(context));
        MDC.put("request", request);
        context.header(REQUEST_ID, request)
                .header(
                        "Content-Security-Policy",
                        "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Cross-Origin-Opener-Policy", "same-origin");
        if (options.tls().isPresent()) {
            context.header("Strict-Transport-Security", "max-age=31536000");
        }
        if (options.isLoopback() && !isOwn(name(context))) {
            context.status(HttpStatus.MISDIRECTED_REQUEST)
                    .result("This server answers to localhost only.")
                    .skipRemainingHandlers();
        }
    }

    private boolean isOwn(String name) {
        return OWN_NAMES.contains(name)
                || name.equals(options.host())
                || options.publicUrl().map(URI::getHost).filter(name::equals).isPresent();
    }

    private static String name(Context context) {
        String host = String.valueOf(context.host());
        int port = host.lastIndexOf(':');
        return port > host.lastIndexOf(']') ? host.substring(0, port) : host;
    }

    /**
     * Health and the page's files cost nothing and are not counted. SCIM proves its callers itself, in its own form of
     * answers.
     */
    private void authorise(Context context) {
        Permission needed = context.routeRoles().stream()
                .filter(Permission.class::isInstance)
                .map(Permission.class::cast)
                .findFirst()
                .orElse(Permission.ADMINISTER);
        if (needed == Permission.NONE && !context.path().startsWith("/login")) {
            return;
        }
        if (needed == Permission.NONE || needed == Permission.PROVISION) {
            limit.count(address(context));
            return;
        }
        Caller caller = caller(context);
        limit.count(caller.name());
        context.attribute(Origin.class.getName(), Origin.of(context, caller));
        caller.require(needed);
        if (caller.within().isPresent() && !context.routeRoles().contains(Bounds.KEPT)) {
            throw Refused.bounded(caller);
        }
    }

    /** Whoever shows what is nobody's is counted by address, so that guessing has an end. */
    private Caller caller(Context context) {
        try {
            return bearer.caller(context).or(() -> ofSession(context)).orElseThrow(Guard::nobody);
        } catch (Refused e) {
            limit.count(address(context));
            throw e;
        }
    }

    private static Refused nobody() {
        return Refused.nobody("Nobody is signed in: open the link that Entail printed when it started, or send an API"
                + " token as bearer");
    }

    private Optional<Caller> ofSession(Context context) {
        Optional<Caller> caller =
                Optional.ofNullable(context.cookie(SessionCookie.name(context))).flatMap(sessions::caller);
        if (caller.isPresent()) {
            refuseForgery(context);
        }
        return caller;
    }

    /** A browser sends its cookies along with what another page makes it send, unless the page is of another site. */
    private void refuseForgery(Context context) {
        String method = context.method().name();
        if (method.equals("GET") || method.equals("HEAD")) {
            return;
        }
        if (isForeign(context)) {
            throw Refused.forged("The request was made by a page of another site");
        }
        String type = Objects.requireNonNullElse(context.contentType(), "")
                .split(";", 2)[0]
                .strip();
        if (method.equals("POST")
                && FORM_TYPES.contains(type.toLowerCase(java.util.Locale.ROOT))
                && context.header(PREFLIGHT) == null) {
            throw Refused.forged("A POST of this content type needs the header " + PREFLIGHT);
        }
    }

    /**
     * What a handshake passes: it must name this server. Who asks may be proven later; a page of another site cannot use
     * the cookie.
     */
    void receiveSocket(Context context) {
        receive(context);
        if (context.status().equals(HttpStatus.MISDIRECTED_REQUEST)) {
            throw Refused.forged("This server answers to localhost only.");
        }
        Optional<Caller> caller = bearer.caller(context);
        if (caller.isEmpty() && context.header("Origin") != null && isForeign(context)) {
            throw Refused.forged("The handshake was made by a page of another site");
        }
        caller.or(() -> Optional.ofNullable(context.cookie(SessionCookie.name(context)))
                        .flatMap(sessions::caller))
                .ifPresent(known -> context.attribute(Origin.class.getName(), Origin.of(context, known)));
        context.attribute(NOBODY, Origin.ofNobody(context));
    }

    /** A proxy may have put its own name into {@code Host}: then the page is of the public address. */
    private boolean isForeign(Context context) {
        String origin = context.header("Origin");
        if (origin == null) {
            return false;
        }
        String authority = origin.substring(origin.indexOf("//") + 2);
        return !authority.equals(context.host())
                && options.publicUrl()
                        .map(URI::getAuthority)
                        .filter(authority::equals)
                        .isEmpty();
    }

    /** {@return who is at the other end of a socket, empty where nobody is known, or nobody who may ask anything} */
    Optional<Origin> originOfSocket(WsContext socket, String token) {
        Optional<Origin> proven = Optional.ofNullable(socket.<Origin>attribute(Origin.class.getName()));
        Origin nobody = Objects.requireNonNull(socket.<Origin>attribute(NOBODY));
        return proven.or(() -> bearer.caller(token, nobody)
                        .map(caller -> new Origin(caller, nobody.request(), nobody.address())))
                .filter(origin -> origin.caller().may(Permission.KNOWN));
    }

    /** Counts a request that came over a socket. */
    void count(Origin origin) {
        limit.count(origin.caller().name());
    }

    /** {@return who made a request, and from where} */
    static Origin origin(Context context) {
        return Objects.requireNonNull(context.<Origin>attribute(Origin.class.getName()), "no route without a guard");
    }

    private String address(Context context) {
        String forwarded = context.header("X-Forwarded-For");
        return options.behindProxy() && forwarded != null
                ? forwarded.substring(forwarded.lastIndexOf(',') + 1).strip()
                : context.ip();
    }
}
