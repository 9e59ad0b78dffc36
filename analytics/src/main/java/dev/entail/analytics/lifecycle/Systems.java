// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.lifecycle;

import dev.entail.graph.projection.EntityState;
import java.util.Locale;
import java.util.Set;

/** The systems that identities live in: what the provider is called, else the source that names them. */
final class Systems {
    private static final Set<String> DIRECTORIES = Set.of(
            "ad",
            "aad",
            "azuread",
            "activedirectory",
            "directory",
            "entra",
            "entraid",
            "ldap",
            "okta",
            "idp",
            "onelogin",
            "jumpcloud",
            "ping",
            "googleworkspace",
            "workspace",
            "scim",
            "keycloak",
            "freeipa");

    private Systems() {}

    static String of(EntityState identity) {
        return identity.text("provider")
                .filter(provider -> !provider.isBlank())
                .orElseGet(() -> identity.sources().getFirst());
    }

    /** {@return whether an account is of the directory that other systems follow: by provider, source or the head of its id} */
    static boolean isDirectory(EntityState account) {
        String head = account.id().replaceFirst(":.*", "");
        return isDirectory(of(account))
                || isDirectory(head)
                || account.sources().stream().anyMatch(Systems::isDirectory);
    }

    private static boolean isDirectory(String name) {
        return DIRECTORIES.contains(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""));
    }
}
