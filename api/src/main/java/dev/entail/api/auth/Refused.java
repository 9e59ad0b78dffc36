// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.auth;

/** A request that is refused: 401 where nobody stands behind it, 403 where somebody does who may not. */
public final class Refused extends RuntimeException {
    private static final String REALM = "Bearer realm=\"entail\"";

    private final int status;
    private final String code;
    private final String challenge;

    private Refused(int status, String code, String challenge, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.challenge = challenge;
    }

    /** {@return the refusal of a request that nobody stands behind} */
    public static Refused nobody(String message) {
        return new Refused(401, "UNAUTHENTICATED", REALM, message);
    }

    static Refused badToken(String message) {
        return new Refused(401, "UNAUTHENTICATED", REALM + ", error=\"invalid_token\"", message);
    }

    static Refused notAllowed(Caller caller, Permission permission) {
        return new Refused(
                403,
                "FORBIDDEN",
                REALM + ", error=\"insufficient_scope\"",
                "%s may not do this: it needs %s, which the scopes %s hold"
                        .formatted(caller.name(), permission, Scope.holding(permission)));
    }

    /** {@return the refusal of what shows more than a restricted caller may see} */
    public static Refused bounded(Caller caller) {
        return new Refused(
                403,
                "FORBIDDEN",
                REALM + ", error=\"insufficient_scope\"",
                caller.name() + " may not do this: it is restricted to what some scopes contain, allowed is GraphQL");
    }

    /** {@return the refusal of a request that another site may have made a browser send} */
    public static Refused forged(String message) {
        return new Refused(403, "FORBIDDEN", REALM, message);
    }

    public int status() {
        return status;
    }

    /** {@return {@code UNAUTHENTICATED} or {@code FORBIDDEN}} */
    public String code() {
        return code;
    }

    /** {@return what the header {@code WWW-Authenticate} of the answer says} */
    public String challenge() {
        return challenge;
    }
}
