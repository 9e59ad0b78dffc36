// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.load.Loader;
import dev.entail.graph.load.Source;
import java.util.List;
import picocli.CommandLine.Command;

/** Lists the sources that this build reads. */
@Command(name = "sources", description = "Lists what this build can load, each with its documentation.")
final class SourcesCommand extends EntailCommand {
    @Override
    public Integer call() {
        List<Source> sources = List.copyOf(Loader.sources().values());
        if (options().isJson()) {
            ObjectNode json = RecordCodec.JSON.createObjectNode();
            json.set(
                    "sources",
                    Json.array(
                            sources,
                            source -> RecordCodec.JSON
                                    .createObjectNode()
                                    .put("id", source.id())
                                    .put("title", source.title())
                                    .put("documentation", source.documentation())));
            print(json);
            return 0;
        }
        sources.forEach(source -> out().printf("%-12s %s (%s)%n", source.id(), source.title(), source.documentation()));
        out().flush();
        return 0;
    }
}
