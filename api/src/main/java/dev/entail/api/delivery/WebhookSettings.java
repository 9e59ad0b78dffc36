// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.delivery;

import java.nio.file.Path;
import java.util.Map;

/**
 * Whom webhooks may be posted to.
 *
 * @param secretFiles what posts to a host are signed with, read anew for each; a host that is not here gets none
 * @param isLoopbackAllowed whether a receiver may be on this machine, then also without TLS
 */
public record WebhookSettings(Map<String, Path> secretFiles, boolean isLoopbackAllowed) {
    public WebhookSettings {
        secretFiles = Map.copyOf(secretFiles);
    }
}
