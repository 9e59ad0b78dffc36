// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.auth;

import java.util.Set;

/**
 * Who makes a request, once that is proven.
 *
 * @param name what the audit calls it, such as {@code token:okta}
 * @param tenant the directory that it pushes to where it may push
 */
public record Caller(String name, Set<Scope> scopes, String tenant) {
    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /** {@return whether it may do this; what is open to everybody it may do too} */
    public boolean may(Permission permission) {
        return permission == Permission.NONE
                || scopes.stream().anyMatch(scope -> scope.permissions().contains(permission));
    }
}
