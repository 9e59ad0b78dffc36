// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.analytics.Analyses;
import dev.entail.analytics.Descriptor;
import dev.entail.graph.RecordCodec;
import java.util.List;
import picocli.CommandLine.Command;

/** Lists the analyses that this build runs. */
@Command(name = "analyses", description = "Lists what this build looks for, each with its documentation.")
final class AnalysesCommand extends EntailCommand {
    @Override
    public Integer call() {
        List<Descriptor> analyses = Analyses.all();
        if (options().isJson()) {
            ObjectNode json = RecordCodec.JSON.createObjectNode();
            json.set("analyses", Json.array(analyses, AnalysesCommand::json));
            print(json);
            return 0;
        }
        analyses.forEach(about -> {
            out().printf("%-28s %-8s %s (%s)%n", about.id(), about.severity(), about.summary(), about.documentation());
            about.settings()
                    .forEach(setting ->
                            out().printf("    %s: %s  %s%n", setting.name(), setting.value(), setting.meaning()));
        });
        out().flush();
        return 0;
    }

    private static ObjectNode json(Descriptor about) {
        ObjectNode json = RecordCodec.JSON
                .createObjectNode()
                .put("id", about.id())
                .put("title", about.title())
                .put("severity", about.severity().name())
                .put("summary", about.summary())
                .put("documentation", about.documentation());
        json.set(
                "settings",
                Json.array(
                        about.settings(),
                        setting -> RecordCodec.JSON
                                .createObjectNode()
                                .put("name", setting.name())
                                .put("value", setting.value())
                                .put("meaning", setting.meaning())));
        return json;
    }
}
