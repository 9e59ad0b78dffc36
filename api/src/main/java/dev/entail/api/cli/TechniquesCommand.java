// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.analytics.escalation.technique.Technique;
import dev.entail.analytics.escalation.technique.TechniqueCatalogue;
import dev.entail.graph.RecordCodec;
import java.util.List;
import picocli.CommandLine.Command;

/** Lists the escalation techniques that this build knows. */
@Command(
        name = "techniques",
        description = "Lists the escalation techniques that this build knows (docs/techniques.md).")
final class TechniquesCommand extends EntailCommand {
    @Override
    public Integer call() {
        List<Technique> techniques = TechniqueCatalogue.bundled().all();
        if (options().isJson()) {
            ObjectNode json = RecordCodec.JSON.createObjectNode().put("totalCount", techniques.size());
            json.set("techniques", Json.array(techniques, TechniquesCommand::json));
            print(json);
            return 0;
        }
        techniques.forEach(technique -> out().printf(
                        "%-24s %-18s %s%n", technique.id(), technique.category().label(), technique.title()));
        out().flush();
        return 0;
    }

    private static ObjectNode json(Technique technique) {
        ObjectNode json = RecordCodec.JSON
                .createObjectNode()
                .put("id", technique.id())
                .put("title", technique.title())
                .put("provider", technique.provider())
                .put("category", technique.category().label())
                .put("description", technique.description());
        json.set("requiredPermissions", Json.texts(technique.requiredPermissions()));
        json.set("mitre", Json.texts(technique.mitre()));
        json.set(
                "references",
                Json.texts(technique.references().stream()
                        .map(reference -> reference.url().toString())
                        .toList()));
        return json;
    }
}
