// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.analytics.escalation.EscalationPath;
import dev.entail.analytics.escalation.PathQuestion;
import dev.entail.api.Entail;
import dev.entail.graph.RecordCodec;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the paths from one node to a target. */
@Command(
        name = "paths",
        description = "Shows the cheapest escalation paths from one node to a target, with their evidence.")
final class PathsCommand extends EntailCommand {
    @Option(names = "--from", required = true, paramLabel = "ID", description = "Where the paths begin.")
    private String from = "";

    @Option(
            names = "--to",
            paramLabel = "ID|tier-zero",
            defaultValue = Targets.TIER_ZERO,
            description = "Where they end; default ${DEFAULT-VALUE}.")
    private String to = Targets.TIER_ZERO;

    @Option(names = "--as-of", paramLabel = "TIME", description = "Look at the graph as it was then.")
    private @Nullable String asOf;

    @Option(
            names = "-k",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many at most; default ${DEFAULT-VALUE}.")
    private int most = 3;

    @Option(names = "--max-hops", paramLabel = "N", description = "How many hops each may have at most.")
    private @Nullable Integer maxHops;

    @Option(names = "--confirmed", description = "Leave out what the data cannot settle.")
    private boolean confirmed;

    @Override
    public Integer call() {
        PathQuestion question = new PathQuestion(from, Targets.of(to), most, Optional.ofNullable(maxHops), confirmed);
        try (Entail entail = options().open()) {
            List<EscalationPath> paths =
                    entail.escalation(Times.parse("--as-of", asOf)).paths(question);
            tell(paths);
            return paths.isEmpty() ? Failures.DATA_SAYS_NO : 0;
        }
    }

    private void tell(List<EscalationPath> paths) {
        if (options().isJson()) {
            ObjectNode json = RecordCodec.JSON.createObjectNode().put("totalCount", paths.size());
            json.set("paths", Json.array(paths, Json::path));
            print(json);
            return;
        }
        paths.forEach(path -> {
            PathText.write(out(), path);
            path.hops().forEach(hop -> hop.evidence().forEach(evidence -> out().println("    " + evidence.summary())));
            out().println("    " + path.explanation());
        });
        if (paths.isEmpty()) {
            out().println("No path from " + from + " to " + to + ".");
        }
        out().flush();
    }
}
