// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.ownership.OwnerSuggestion;
import dev.entail.analytics.ownership.OwnerSuggestions;
import dev.entail.api.Entail;
import dev.entail.graph.GraphException.NotFound;
import dev.entail.graph.RecordCodec;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Suggests who might answer for things; 'owners assign' makes it so. */
@Command(
        name = "suggest",
        description = {
            "Suggests who might answer for a thing, or for all that nobody answers for, with reasons.",
            "A suggestion counts for nothing until 'owners assign' names the owner."
        })
final class SuggestOwnersCommand extends EntailCommand {
    @Parameters(arity = "0..1", paramLabel = "ID", description = "The thing; all that have no owner where it is absent.")
    private @Nullable String id;

    @Override
    public Integer call() {
        try (Entail entail = options().open()) {
            AnalysisContext context = entail.analysisContext(Instant.now());
            List<OwnerSuggestion> found = suggestions(context);
            if (options().isJson()) {
                ObjectNode json = RecordCodec.JSON.createObjectNode().put("totalCount", found.size());
                json.set("suggestions", Json.array(found, SuggestOwnersCommand::json));
                print(json);
                return 0;
            }
            found.forEach(each -> out().printf(
                            "%s  %.2f  %s (%s)%n      %s%n",
                            each.thing().id(),
                            each.confidence(),
                            each.owner().displayName(),
                            each.owner().id(),
                            String.join("; ", each.reasons())));
            out().printf("%,d suggestions%n", found.size());
            out().flush();
        }
        return 0;
    }

    private List<OwnerSuggestion> suggestions(AnalysisContext context) {
        String asked = id;
        if (asked == null) {
            return OwnerSuggestions.ofOwnerless(context);
        }
        return OwnerSuggestions.of(
                context,
                context.estate()
                        .entity(asked)
                        .orElseThrow(() -> new NotFound("There is no '" + asked + "' in the graph")));
    }

    private static ObjectNode json(OwnerSuggestion suggestion) {
        ObjectNode json = RecordCodec.JSON
                .createObjectNode()
                .put("entity", suggestion.thing().id())
                .put("owner", suggestion.owner().id())
                .put("name", suggestion.owner().displayName())
                .put("confidence", suggestion.confidence());
        suggestion.reasons().forEach(json.putArray("reasons")::add);
        return json;
    }
}
