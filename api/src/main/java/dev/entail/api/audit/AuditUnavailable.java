// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.audit;

/** That an action was refused because it could not be written down first. */
public final class AuditUnavailable extends RuntimeException {
    AuditUnavailable(String action, Throwable cause) {
        super("'" + action + "' was not done, because the audit log cannot be written", cause);
    }
}
