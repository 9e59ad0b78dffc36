// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import dev.entail.analytics.escalation.Confidence;
import dev.entail.analytics.escalation.Escalation;
import dev.entail.analytics.escalation.EscalationPath;
import dev.entail.analytics.escalation.Hop;
import java.io.PrintWriter;
import java.util.List;

/** Paths drawn as text: a line a path, an arrow a hop. */
final class PathText {
    private PathText() {}

    static void write(PrintWriter out, List<Escalation> escalations) {
        escalations.forEach(escalation -> write(out, escalation.path()));
    }

    static void write(PrintWriter out, EscalationPath path) {
        StringBuilder line = new StringBuilder(path.confidence() == Confidence.CONFIRMED ? "● " : "○ ");
        line.append(path.source().name());
        for (Hop hop : path.hops()) {
            line.append(" ─[")
                    .append(hop.technique().orElse(hop.relation().name()))
                    .append("]→ ")
                    .append(hop.to().name());
        }
        out.println(line);
        path.conditions().forEach(condition -> out.println("    only if " + condition));
    }
}
