// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.auth.oidc;

/** That the OpenID provider cannot be asked now, so that nothing is known of who presents its token. */
public final class ProviderUnavailable extends RuntimeException {
    ProviderUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
