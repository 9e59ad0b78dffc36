// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.auth;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who a request is from by its {@code Authorization} header (RFC 6750). */
public final class Bearer {
    private static final String SCHEME = "Bearer";

    private final List<BearerCheck> checks;
    private final SignInWatch watch;

    public Bearer(List<BearerCheck> checks, SignInWatch watch) {
        this.checks = List.copyOf(checks);
        this.watch = watch;
    }

    /**
     * {@return the caller of a token in the request, empty where it has none}
     *
     * @throws Refused where the token is nobody's
     */
    public Optional<Caller> caller(Context context) {
        String header = context.header("Authorization");
        if (header == null || !header.split(" ", 2)[0].equalsIgnoreCase(SCHEME)) {
            return Optional.empty();
        }
        String value = header.substring(SCHEME.length()).strip();
        return Optional.of(caller(value, Origin.ofNobody(context))
                .orElseThrow(() -> Refused.badToken("The token is unknown, expired or revoked")));
    }

    /** {@return the caller of a token, empty where it is nobody's} */
    public Optional<Caller> caller(String value, Origin origin) {
        Instant now = Instant.now();
        Optional<Caller> caller = checks.stream()
                .flatMap(check -> check.authenticate(value, now).stream())
                .findFirst();
        if (caller.isEmpty()) {
            watch.failed(origin, "token");
        }
        return caller;
    }

    /**
     * {@return the caller, who may do this}
     *
     * @throws Refused where there is none, or none who may
     */
    public Caller require(Context context, Permission permission) {
        Caller caller = caller(context)
                .orElseThrow(() -> Refused.nobody("The request needs a bearer token in its Authorization header"));
        caller.require(permission);
        return caller;
    }
}
