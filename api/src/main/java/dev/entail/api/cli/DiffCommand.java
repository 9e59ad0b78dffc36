// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.analytics.creep.DifferenceFilter;
import dev.entail.api.Entail;
import dev.entail.api.creep.Caused;
import dev.entail.api.creep.Creep;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.projection.Change;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells what of access differs between two times. */
@Command(
        name = "diff",
        description = "Tells what was granted, removed, widened, narrowed and changed between two times, and by what.")
final class DiffCommand extends EntailCommand {
    @Option(names = "--from", required = true, paramLabel = "TIME", description = "The earlier time.")
    private String from = "";

    @Option(names = "--to", required = true, paramLabel = "TIME", description = "The later time.")
    private String to = "";

    @Option(names = "--identity", paramLabel = "ID", description = "Only what concerns the access of this identity.")
    private @Nullable String identity;

    @Option(
            names = "--role",
            paramLabel = "ID",
            description = "Only this role, with what it brings, and who was given or lost it.")
    private @Nullable String role;

    @Option(names = "--scope", paramLabel = "ID", description = "Only what this scope contains, and grants to it.")
    private @Nullable String scope;

    @Override
    public Integer call() {
        Instant begin = Times.parse("--from", from).orElseThrow();
        Instant end = Times.parse("--to", to).orElseThrow();
        try (Entail entail = options().open()) {
            DifferenceFilter filter = new DifferenceFilter(
                    Optional.ofNullable(identity), Optional.ofNullable(role), Optional.ofNullable(scope));
            List<Caused> all = new Creep(entail).diff(begin, end, filter);
            if (options().isJson()) {
                ObjectNode json = RecordCodec.JSON.createObjectNode().put("totalCount", all.size());
                json.set("changes", Json.array(all, DiffCommand::json));
                print(json);
                return 0;
            }
            all.forEach(each -> out().println(line(each)));
            out().printf("%,d changes%n", all.size());
            out().flush();
        }
        return 0;
    }

    private static String line(Caused caused) {
        Change change = caused.change();
        String what = change.relation().map(kind -> " " + kind + " ").orElse("")
                + change.other().orElse("");
        String how = change.kind() == Change.Kind.ADDED || change.kind() == Change.Kind.REMOVED
                ? ""
                : ": " + change.before() + " -> " + change.after();
        String cause = caused.cause().entrySet().stream()
                .map(each -> ", " + each.getKey() + " " + each.getValue())
                .collect(Collectors.joining());
        return "%s %-8s %s%s%s  (%s%s)"
                .formatted(change.at(), change.kind(), change.subject(), what, how, change.source(), cause);
    }

    private static ObjectNode json(Caused caused) {
        Change change = caused.change();
        ObjectNode json = RecordCodec.JSON
                .createObjectNode()
                .put("at", change.at().toString())
                .put("kind", change.kind().name())
                .put("subject", change.subject())
                .put("relation", change.relation().map(Enum::name).orElse(null))
                .put("other", change.other().orElse(null))
                .put("source", change.source());
        json.set("before", RecordCodec.json(change.before()));
        json.set("after", RecordCodec.json(change.after()));
        caused.cause().forEach(json::put);
        return json;
    }
}
