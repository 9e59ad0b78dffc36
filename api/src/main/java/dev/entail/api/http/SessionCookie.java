// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import dev.entail.api.auth.Sessions;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;

/** The cookie with the key of a session: no script reads it, and no other site's page makes a browser send it. */
final class SessionCookie {
    private SessionCookie() {}

    /** Browsers keep cookies by host, not by port: two servers of one machine must not take each other's. */
    static String name(Context context) {
        return "entail-" + context.req().getLocalPort();
    }

    static void set(Context context, String key, boolean secure) {
        context.cookie(cookie(context, key, Math.toIntExact(Sessions.LENGTH.toSeconds()), secure));
    }

    static void drop(Context context, boolean secure) {
        context.cookie(cookie(context, "", 0, secure));
    }

    private static Cookie cookie(Context context, String value, int seconds, boolean secure) {
        return new Cookie(name(context), value, "/", seconds, secure, true, null, SameSite.STRICT);
    }
}
