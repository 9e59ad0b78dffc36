// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.analytics.access.Access;
import dev.entail.api.Entail;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists who is allowed an action on a resource. */
@Command(
        name = "who-can",
        description =
                "Lists all identities that are allowed an action on a resource: directly, by inheritance, or by escalation.")
final class WhoCanCommand extends EntailCommand {
    @Option(
            names = "--action",
            required = true,
            paramLabel = "ACTION",
            description = "The action, such as s3:GetObject.")
    private String action = "";

    @Option(
            names = "--resource",
            required = true,
            paramLabel = "RESOURCE",
            description = "The resource, such as an ARN, or *.")
    private String resource = "";

    @Option(names = "--context", paramLabel = "KEY=VALUE", description = "A value of the request's context.")
    private @Nullable Map<String, String> context;

    @Option(names = "--direct", description = "Leave out those that would have to escalate first.")
    private boolean direct;

    @Option(names = "--as-of", paramLabel = "TIME", description = "Look at the graph as it was then.")
    private @Nullable String asOf;

    @Override
    public Integer call() {
        try (Entail entail = options().open()) {
            var time = Times.parse("--as-of", asOf);
            var access = entail.access(time);
            var escalation = direct ? null : entail.escalation(time);
            List<Access> found = access.whoCan(action, resource, CanCommand.Contexts.of(context), escalation);
            tell(found);
            return found.isEmpty() ? Failures.DATA_SAYS_NO : 0;
        }
    }

    private void tell(List<Access> found) {
        if (options().isJson()) {
            ObjectNode json =
                    dev.entail.graph.RecordCodec.JSON.createObjectNode().put("totalCount", found.size());
            json.set("access", Json.array(found, WhoCanCommand::json));
            print(json);
            return;
        }
        found.forEach(access -> out().printf(
                        "%-10s %-12s %s%n",
                        access.via(),
                        access.decision().outcome(),
                        access.identity().id()));
        out().printf("%d identities%n", found.size());
        out().flush();
    }

    private static ObjectNode json(Access access) {
        ObjectNode json = dev.entail.graph.RecordCodec.JSON.createObjectNode();
        json.set("identity", Json.entity(access.identity()));
        json.put("via", access.via().name())
                .put("outcome", access.decision().outcome().name());
        json.set("because", Json.array(access.decision().because(), Json::evidence));
        json.set("conditions", Json.texts(access.decision().conditions()));
        access.path().ifPresent(path -> json.set("path", Json.path(path)));
        return json;
    }
}
