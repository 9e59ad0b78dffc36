// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.analytics.lifecycle.LifecycleSummary;
import dev.entail.analytics.lifecycle.Revocation;
import dev.entail.api.Entail;
import dev.entail.graph.RecordCodec;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells who joined, moved and left, and how long it takes to revoke what leavers had. */
@Command(
        name = "lifecycle",
        synopsisSubcommandLabel = "[COMMAND]",
        description = "Tells who joined, moved and left, the time to revoke by system, and how many NHIs there are.",
        subcommands = LeaverCommand.class)
final class LifecycleCommand extends EntailCommand {
    @Option(names = "--as-of", paramLabel = "TIME", description = "The time to look at; default now.")
    private @Nullable String asOf;

    @Override
    public Integer call() {
        Optional<Instant> time = Times.parse("--as-of", asOf);
        try (Entail entail = options().open()) {
            LifecycleSummary summary = LifecycleSummary.of(entail.analysisContext(time), entail.snapshot(time)::changes);
            if (options().isJson()) {
                print(json(summary));
            } else {
                show(summary);
            }
        }
        return 0;
    }

    private void show(LifecycleSummary summary) {
        out().printf("%-8s %8s %8s %8s %8s%n", "month", "joiners", "movers", "leavers", "returned");
        summary.months()
                .forEach(month -> out().printf(
                                "%-8s %8d %8d %8d %8d%n",
                                month.month(),
                                month.joiners(),
                                month.movers(),
                                month.leavers(),
                                month.returners()));
        if (!summary.timeToRevoke().isEmpty()) {
            out().printf(
                            "%n%-24s %8s %8s %8s %10s %10s %12s%n",
                            "time to revoke in", "closed", "unknown", "open", "median h", "worst h", "open since h");
            summary.timeToRevoke()
                    .forEach(each -> out().printf(
                                    "%-24s %8d %8d %8d %10s %10s %12s%n",
                                    each.system(),
                                    each.closed(),
                                    each.closedUnknown(),
                                    each.open(),
                                    hours(each.median()),
                                    hours(each.worst()),
                                    hours(each.longestOpen())));
        }
        out().printf(
                        "%n%,d people, %,d NHIs%s%n",
                        summary.humans(),
                        summary.nhis(),
                        summary.nhisPerHuman().map(", %.1f for each person"::formatted).orElse(""));
        out().flush();
    }

    private static String hours(OptionalDouble hours) {
        return hours.isPresent() ? "%,.0f".formatted(hours.getAsDouble()) : "-";
    }

    private static ObjectNode json(LifecycleSummary summary) {
        ObjectNode json = RecordCodec.JSON
                .createObjectNode()
                .put("joiners", summary.joiners())
                .put("movers", summary.movers())
                .put("leavers", summary.leavers())
                .put("returners", summary.returners())
                .put("humans", summary.humans())
                .put("nhis", summary.nhis());
        summary.nhisPerHuman().ifPresent(ratio -> json.put("nhisPerHuman", ratio));
        json.set("months", Json.array(summary.months(), LifecycleCommand::json));
        json.set("timeToRevoke", Json.array(summary.timeToRevoke(), LifecycleCommand::json));
        return json;
    }

    private static ObjectNode json(LifecycleSummary.Month month) {
        return RecordCodec.JSON
                .createObjectNode()
                .put("month", month.month().toString())
                .put("joiners", month.joiners())
                .put("movers", month.movers())
                .put("leavers", month.leavers())
                .put("returners", month.returners());
    }

    private static ObjectNode json(Revocation each) {
        ObjectNode json = RecordCodec.JSON
                .createObjectNode()
                .put("system", each.system())
                .put("closed", each.closed())
                .put("closedUnknown", each.closedUnknown())
                .put("open", each.open());
        each.median().ifPresent(hours -> json.put("medianHours", hours));
        each.worst().ifPresent(hours -> json.put("worstHours", hours));
        each.longestOpen().ifPresent(hours -> json.put("longestOpenHours", hours));
        return json;
    }
}
