// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.analytics.escalation.Confidence;
import dev.entail.analytics.escalation.Escalation;
import dev.entail.api.Entail;
import dev.entail.graph.RecordCodec;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists who can reach a target, each with the shortest path. */
@Command(
        name = "escalations",
        description =
                "Lists every identity that can reach a target and is not there already, each with its shortest path.")
final class EscalationsCommand extends EntailCommand {
    @Option(
            names = "--to",
            paramLabel = "ID|tier-zero",
            defaultValue = Targets.TIER_ZERO,
            description = "The target; default ${DEFAULT-VALUE}.")
    private String to = Targets.TIER_ZERO;

    @Option(names = "--as-of", paramLabel = "TIME", description = "Look at the graph as it was then.")
    private @Nullable String asOf;

    @Override
    public Integer call() {
        try (Entail entail = options().open()) {
            List<Escalation> escalations =
                    entail.escalation(Times.parse("--as-of", asOf)).escalations(Targets.of(to));
            tell(escalations);
        }
        return 0;
    }

    private void tell(List<Escalation> escalations) {
        if (options().isJson()) {
            ObjectNode json = RecordCodec.JSON.createObjectNode().put("totalCount", escalations.size());
            json.set("escalations", Json.array(escalations, Json::escalation));
            print(json);
            return;
        }
        PathText.write(out(), escalations);
        long confirmed = escalations.stream()
                .filter(escalation -> escalation.confidence() == Confidence.CONFIRMED)
                .count();
        out().printf(
                        "%d identities can reach %s: %d confirmed, %d conditional%n",
                        escalations.size(), to, confirmed, escalations.size() - confirmed);
        out().flush();
    }
}
