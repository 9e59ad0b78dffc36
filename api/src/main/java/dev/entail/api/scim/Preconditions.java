// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.scim;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which versions of a resource a request is willing to change or not to see again (RFC 9110 section 13). */
record Preconditions(Optional<String> ifMatch, Optional<String> ifNoneMatch) {
    static final Preconditions NONE = new Preconditions(Optional.empty(), Optional.empty());
    private static final Pattern VERSION = Pattern.compile("\"([^\"]*)\"");

    static Preconditions of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        return new Preconditions(Optional.ofNullable(ifMatch), Optional.ofNullable(ifNoneMatch));
    }

    /** {@return those of an operation in a bulk request, which names one version} */
    static Preconditions version(String version) {
        return version.isBlank() ? NONE : new Preconditions(Optional.of(version), Optional.empty());
    }

    /** Refuses where the resource is not at a version that the request names. */
    void check(String present) {
        if (ifMatch.isPresent() && !names(ifMatch.get(), present)) {
            throw ScimError.stale(ifMatch.get(), present);
        }
        if (ifNoneMatch.isPresent() && names(ifNoneMatch.get(), present)) {
            throw ScimError.of(412, "The resource is at version " + present + ", which the request excludes");
        }
    }

    /** {@return whether the client has this version already} */
    boolean isKnown(String present) {
        return ifNoneMatch.isPresent() && names(ifNoneMatch.get(), present);
    }

    /** Compares weakly: {@code W/"3"} and {@code "3"} are the same, and some clients escape the slash. */
    private static boolean names(String header, String present) {
        if (header.strip().equals("*")) {
            return true;
        }
        List<String> own = versions(present);
        return versions(header).stream().anyMatch(own::contains);
    }

    private static List<String> versions(String header) {
        Matcher matcher = VERSION.matcher(header);
        List<String> versions = matcher.results().map(result -> result.group(1)).toList();
        return versions.isEmpty() ? List.of(header.strip()) : versions;
    }
}
