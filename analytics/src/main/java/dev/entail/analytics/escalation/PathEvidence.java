// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation;

import dev.entail.analytics.EntityRef;
import dev.entail.analytics.Evidence;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Paths and cuts as the evidence of findings. */
final class PathEvidence {
    private PathEvidence() {}

    static Evidence of(EscalationPath path, Instant at) {
        Map<String, String> detail = new LinkedHashMap<>();
        detail.put("path", path.id());
        detail.put("confidence", path.confidence().name());
        detail.put(
                "hops",
                path.source().id() + " -> "
                        + path.hops().stream().map(hop -> hop.to().id()).collect(Collectors.joining(" -> ")));
        if (!path.conditions().isEmpty()) {
            detail.put("conditions", String.join("; ", path.conditions()));
        }
        return new Evidence(path.explanation(), "entail:paths", path.source().id(), detail, at);
    }

    static Evidence cut(EntityRef identity, @Nullable Hop cut, Instant at) {
        if (cut == null) {
            return new Evidence(
                    "No single relation cuts " + identity.name() + " off from tier zero: there are ways around each.",
                    "entail:paths",
                    identity.id(),
                    Map.of(),
                    at);
        }
        return new Evidence(
                "The cheapest cut: without the step from " + cut.from().name() + " to "
                        + cut.to().name() + " ("
                        + cut.technique().orElse(cut.relation().name()) + "), "
                        + identity.name() + " cannot reach tier zero.",
                "entail:paths",
                cut.from().id(),
                Map.of(
                        "from",
                        cut.from().id(),
                        "to",
                        cut.to().id(),
                        "relation",
                        cut.relation().name()),
                at);
    }
}
