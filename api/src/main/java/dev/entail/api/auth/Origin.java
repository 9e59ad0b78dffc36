// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.auth;

import io.javalin.http.Context;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Where a request comes from.
 *
 * @param request its id, in every answer, log line and audit entry about it
 * @param address the network address that it came from
 */
public record Origin(Caller caller, String request, String address) {
    private static final String REQUEST = Origin.class.getName() + ".request";
    private static final String ADDRESS = Origin.class.getName() + ".address";
    private static final Caller NOBODY = new Caller("nobody", Set.of(), Tokens.DEFAULT_TENANT);

    /** {@return the command line of this machine} */
    public static Origin commandLine() {
        return new Origin(Caller.operatingSystemUser(), UUID.randomUUID().toString(), "command line");
    }

    /** Gives a request its id, and says where it comes from. */
    public static String begin(Context context, String address) {
        String request = UUID.randomUUID().toString();
        context.attribute(REQUEST, request);
        context.attribute(ADDRESS, address);
        return request;
    }

    /** {@return the origin of a request that has begun, from a caller} */
    public static Origin of(Context context, Caller caller) {
        return new Origin(caller, request(context), text(context, ADDRESS));
    }

    /** {@return the origin of a request that has begun and of which nobody is known to stand behind it} */
    public static Origin ofNobody(Context context) {
        return of(context, NOBODY);
    }

    /** {@return the id of a request, an empty text where it was refused before it begun} */
    public static String request(Context context) {
        return text(context, REQUEST);
    }

    private static String text(Context context, String attribute) {
        return Objects.requireNonNullElse(context.<String>attribute(attribute), "");
    }
}
