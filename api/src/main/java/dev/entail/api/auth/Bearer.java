// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.auth;

import io.javalin.http.Context;
import java.time.Instant;

/** Who a request is from by its {@code Authorization} header (RFC 6750). */
public final class Bearer {
    private static final String SCHEME = "Bearer ";
    private static final String REALM = "Bearer realm=\"entail\"";

    private final Tokens tokens;

    public Bearer(Tokens tokens) {
        this.tokens = tokens;
    }

    /** A request that is refused: 401 where nobody stands behind it, 403 where somebody does who may not. */
    public static final class Refused extends RuntimeException {
        private final int status;
        private final String challenge;

        private Refused(int status, String challenge, String message) {
            super(message);
            this.status = status;
            this.challenge = challenge;
        }

        public int status() {
            return status;
        }

        /** {@return what the header {@code WWW-Authenticate} of the answer says} */
        public String challenge() {
            return challenge;
        }
    }

    /**
     * {@return the caller, who may do this}
     *
     * @throws Refused where there is none, or none who may
     */
    public Caller require(Context context, Permission permission) {
        String header = context.header("Authorization");
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new Refused(401, REALM, "The request needs a bearer token in its Authorization header");
        }
        Caller caller = tokens.authenticate(header.substring(SCHEME.length()).strip(), Instant.now())
                .orElseThrow(() -> new Refused(
                        401, REALM + ", error=\"invalid_token\"", "The token is unknown, expired or revoked"));
        if (!caller.may(permission)) {
            throw new Refused(
                    403, REALM + ", error=\"insufficient_scope\"", "The token may not do this; make one of scope scim");
        }
        return caller;
    }
}
