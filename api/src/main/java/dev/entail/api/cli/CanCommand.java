// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.analytics.access.AccessDecision;
import dev.entail.api.Entail;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Decides whether an identity is allowed an action on a resource. */
@Command(
        name = "can",
        description = "Decides whether an identity is allowed an action on a resource, and by which statements.")
final class CanCommand extends EntailCommand {
    @Option(names = "--identity", required = true, paramLabel = "ID", description = "The identity.")
    private String identity = "";

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

    @Option(
            names = "--context",
            paramLabel = "KEY=VALUE",
            description = "A value of the request's context; with any given, all other keys count as absent.")
    private @Nullable Map<String, String> context;

    @Option(names = "--as-of", paramLabel = "TIME", description = "Look at the graph as it was then.")
    private @Nullable String asOf;

    @Override
    public Integer call() {
        try (Entail entail = options().open()) {
            AccessDecision decision =
                    entail.access(Times.parse("--as-of", asOf)).can(identity, action, resource, Contexts.of(context));
            tell(decision);
            return decision.isPossible() ? 0 : Failures.DATA_SAYS_NO;
        }
    }

    private void tell(AccessDecision decision) {
        if (options().isJson()) {
            ObjectNode json = dev.entail.graph.RecordCodec.JSON
                    .createObjectNode()
                    .put("identity", identity)
                    .put("action", action)
                    .put("resource", resource)
                    .put("outcome", decision.outcome().name());
            json.set("because", Json.array(decision.because(), Json::evidence));
            json.set("conditions", Json.texts(decision.conditions()));
            print(json);
            return;
        }
        out().println(decision.outcome());
        decision.because().forEach(evidence -> out().println("  " + evidence.summary()));
        decision.conditions().forEach(condition -> out().println("  only if " + condition));
        out().flush();
    }

    /** Context options as the evaluator takes them. */
    static final class Contexts {
        private Contexts() {}

        static Optional<Map<String, List<String>>> of(@Nullable Map<String, String> given) {
            return Optional.ofNullable(given)
                    .map(context -> context.entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey,
                                    entry -> List.of(entry.getValue().split(",")),
                                    (first, second) -> second,
                                    TreeMap::new)));
        }
    }
}
