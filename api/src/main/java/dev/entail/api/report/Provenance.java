// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.report;

import dev.entail.analytics.finding.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What stands behind a report.
 *
 * @param findings those that it rests on
 * @param auditHead number and hash of the audit log's last entry: proof that later entries were not there yet
 * @param signingKey the file with the key of signed bundles, empty where there is no home to keep one
 */
public record Provenance(List<Finding> findings, String auditHead, Optional<Path> signingKey) {
    public Provenance {
        findings = List.copyOf(findings);
    }
}
