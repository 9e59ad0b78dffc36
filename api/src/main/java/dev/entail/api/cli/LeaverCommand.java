// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.analytics.lifecycle.Offboarding;
import dev.entail.analytics.lifecycle.OffboardingItem;
import dev.entail.api.Entail;
import dev.entail.graph.RecordCodec;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The checklist of a person who leaves or left; exit code 1 while something is open. */
@Command(
        name = "leaver",
        description = {
            "Lists by system what is to do and done when a person leaves, with how long it is open.",
            "Ends with 1 while something is open."
        })
final class LeaverCommand extends EntailCommand {
    @Parameters(paramLabel = "ID", description = "The person, or an account of theirs.")
    private String id = "";

    @Option(names = "--as-of", paramLabel = "TIME", description = "The time to look at; default now.")
    private @Nullable String asOf;

    @Override
    public Integer call() {
        Optional<Instant> time = Times.parse("--as-of", asOf);
        List<OffboardingItem> items;
        try (Entail entail = options().open()) {
            items = Offboarding.of(entail.analysisContext(time), entail.snapshot(time)::changes, id);
        }
        long open = items.stream().filter(item -> !item.isDone()).count();
        if (options().isJson()) {
            ObjectNode json = RecordCodec.JSON.createObjectNode().put("open", open);
            json.set("items", Json.array(items, LeaverCommand::json));
            print(json);
        } else {
            items.forEach(this::show);
            out().printf("%,d of %,d are open%n", open, items.size());
            out().flush();
        }
        return open > 0 ? 1 : 0;
    }

    private void show(OffboardingItem item) {
        String since = item.doneAt().map(at -> ", done " + at).orElse("")
                + item.hours().map(", %,d h"::formatted).orElse("");
        out().printf(
                        "%s %-16s %-12s %s  (%s%s)%n",
                        item.isDone() ? "✓" : "✗",
                        item.system(),
                        item.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        item.thing().id(),
                        item.evidence(),
                        since);
    }

    private static ObjectNode json(OffboardingItem item) {
        ObjectNode json = RecordCodec.JSON
                .createObjectNode()
                .put("system", item.system())
                .put("kind", item.kind().name())
                .put("thing", item.thing().id())
                .put("done", item.isDone())
                .put("evidence", item.evidence());
        item.doneAt().ifPresent(at -> json.put("doneAt", at.toString()));
        item.hours().ifPresent(hours -> json.put("hours", hours));
        return json;
    }
}
