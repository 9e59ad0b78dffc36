// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.analytics.escalation.TierZero;
import dev.entail.analytics.tier.TierDecision;
import dev.entail.api.Entail;
import dev.entail.api.auth.Caller;
import dev.entail.api.tier.Tiers;
import dev.entail.graph.RecordCodec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what is of the highest tier and why, and records what people declare. */
@Command(
        name = "tier",
        synopsisSubcommandLabel = "[COMMAND]",
        description = "Lists what is of tier zero, each with the reason.",
        subcommands = TierCommand.Set.class)
final class TierCommand extends EntailCommand {
    @Override
    public Integer call() {
        try (Entail entail = options().open()) {
            List<TierZero> all = entail.escalation(Optional.empty()).tierZero();
            if (options().isJson()) {
                ObjectNode json = RecordCodec.JSON.createObjectNode().put("totalCount", all.size());
                json.set("tierZero", Json.array(all, TierCommand::json));
                print(json);
                return 0;
            }
            all.forEach(each -> out().printf(
                            "%-9s %s  (%s)%n",
                            each.entity().label().text(), each.entity().id(), each.reason()));
            out().printf("%,d of tier zero%n", all.size());
            out().flush();
        }
        return 0;
    }

    private static ObjectNode json(TierZero each) {
        return RecordCodec.JSON
                .createObjectNode()
                .put("id", each.entity().id())
                .put("name", each.entity().name())
                .put("label", each.entity().label().name())
                .put("declared", each.declared())
                .put("reason", each.reason());
    }

    @Command(
            name = "set",
            description = "Declares what tier a thing is of, above what its sources and the evaluation say.")
    static final class Set extends EntailCommand {
        @Parameters(index = "0", paramLabel = "ID", description = "The thing.")
        private String id = "";

        @Parameters(index = "1", paramLabel = "TIER", description = "0, the highest, to 3, an ordinary thing.")
        private int tier;

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
        private String reason = "";

        @Override
        public Integer call() {
            String by = Caller.operatingSystemUser().name();
            TierDecision decision = new TierDecision(id, tier, reason, by, Instant.now());
            try (Entail entail = options().open()) {
                audited(entail, "tier.set", id, () -> {
                    new Tiers(entail).declare(decision);
                    return true;
                });
                err().println(id + " is of tier " + tier);
                err().flush();
            }
            return 0;
        }
    }
}
