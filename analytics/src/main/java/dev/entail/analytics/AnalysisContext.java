// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics;

import dev.entail.analytics.escalation.EscalationView;
import dev.entail.graph.projection.Snapshot;
import java.time.Instant;

/** What an analysis looks at: the graph at one version, judged at one time. */
public record AnalysisContext(EscalationView escalation, Instant at) {
    public Snapshot snapshot() {
        return escalation.snapshot();
    }
}
