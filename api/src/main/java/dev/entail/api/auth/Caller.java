// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.auth;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Who makes a request, once that is proven.
 *
 * @param name what the audit calls it, such as {@code token:okta}
 * @param tenant the directory that it pushes to where it may push
 * @param within the ids of the nodes of label {@code Scope} that contain all it may see; empty where it may see all. Who
 *     is restricted so can only look
 */
public record Caller(String name, Set<Scope> scopes, String tenant, Optional<Set<String>> within) {
    private static final Set<Permission> LOOKING = EnumSet.of(Permission.NONE, Permission.KNOWN, Permission.READ);

    public Caller {
        scopes = Set.copyOf(scopes);
        within = within.map(Set::copyOf);
    }

    /** A caller who may see the whole graph. */
    public Caller(String name, Set<Scope> scopes, String tenant) {
        this(name, scopes, tenant, Optional.empty());
    }

    /** {@return the person at this machine's command line, who has the store itself} */
    public static Caller operatingSystemUser() {
        return administrator(System.getProperty("user.name", "unknown"));
    }

    /** {@return somebody who may do everything} */
    public static Caller administrator(String name) {
        return new Caller(name, EnumSet.of(Scope.ADMIN), Tokens.DEFAULT_TENANT);
    }

    /** {@return whether it may do this; what is open to everybody it may do too} */
    public boolean may(Permission permission) {
        if (within.isPresent() && !LOOKING.contains(permission)) {
            return false;
        }
        return permission == Permission.NONE
                || scopes.stream().anyMatch(scope -> scope.permissions().contains(permission));
    }

    /**
     * Lets a caller pass who may do this.
     *
     * @throws Refused naming the scopes that would do
     */
    public void require(Permission permission) {
        if (!may(permission)) {
            throw Refused.notAllowed(this, permission);
        }
    }
}
