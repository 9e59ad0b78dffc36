// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.analytics.correlation.Candidate;
import dev.entail.analytics.correlation.Correlation;
import dev.entail.analytics.correlation.Correlation.Ambiguous;
import dev.entail.analytics.correlation.Correlation.Match;
import dev.entail.analytics.correlation.Rule;
import dev.entail.api.Entail;
import dev.entail.api.correlation.AccountDecisions;
import dev.entail.api.graphql.Caller;
import dev.entail.graph.RecordCodec;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tells which accounts were matched to which people and why, and records what people decide about it. */
@Command(
        name = "correlate",
        synopsisSubcommandLabel = "[COMMAND]",
        description = "Lists the accounts that rules match to people, and those that somebody has to decide.",
        subcommands = {CorrelateCommand.Accept.class, CorrelateCommand.Reject.class})
final class CorrelateCommand extends EntailCommand {
    @Override
    public Integer call() {
        try (Entail entail = options().open()) {
            Instant now = Instant.now();
            Correlation correlation =
                    Correlation.of(entail.analysisContext(now).estate(), now);
            if (options().isJson()) {
                print(json(correlation));
            } else {
                text(correlation);
            }
        }
        return 0;
    }

    private void text(Correlation correlation) {
        for (Rule rule : Rule.values()) {
            List<Match> matches = correlation.matches().stream()
                    .filter(match -> match.candidate().rule() == rule)
                    .toList();
            if (!matches.isEmpty()) {
                out().printf(Locale.ROOT, "%s: %,d%n", rule, matches.size());
                matches.forEach(match -> out().println("  " + match.account().id() + " -> " + text(match.candidate())));
            }
        }
        if (!correlation.ambiguous().isEmpty()) {
            out().printf(
                            Locale.ROOT,
                            "To be decided: %,d%n",
                            correlation.ambiguous().size());
        }
        for (Ambiguous open : correlation.ambiguous()) {
            out().println("  " + open.account().id() + ": " + open.why());
            open.candidates().forEach(candidate -> out().println("    -> " + text(candidate)));
        }
        out().printf(
                        Locale.ROOT,
                        "%,d matched, %,d to be decided, %,d without a person, %,d not of humans%n",
                        correlation.matches().size(),
                        correlation.ambiguous().size(),
                        correlation.unmatched(),
                        correlation.nonHuman());
        out().flush();
    }

    private static String text(Candidate candidate) {
        return String.format(
                Locale.ROOT,
                "%s  %.2f  %s",
                candidate.person().id(),
                candidate.confidence(),
                candidate.reason());
    }

    private static ObjectNode json(Correlation correlation) {
        ObjectNode json = RecordCodec.JSON.createObjectNode();
        json.set("matches", Json.array(correlation.matches(), match -> json(match.candidate())
                .put("account", match.account().id())));
        json.set("ambiguous", Json.array(correlation.ambiguous(), open -> {
            ObjectNode each = RecordCodec.JSON
                    .createObjectNode()
                    .put("account", open.account().id())
                    .put("why", open.why());
            each.set("candidates", Json.array(open.candidates(), CorrelateCommand::json));
            return each;
        }));
        return json.put("unmatched", correlation.unmatched()).put("nonHuman", correlation.nonHuman());
    }

    private static ObjectNode json(Candidate candidate) {
        return RecordCodec.JSON
                .createObjectNode()
                .put("person", candidate.person().id())
                .put("rule", candidate.rule().name())
                .put("confidence", candidate.confidence())
                .put("reason", candidate.reason());
    }

    /** What both decisions are about. */
    abstract static class Pair extends EntailCommand {
        @Parameters(index = "0", paramLabel = "ACCOUNT", description = "The id of the account.")
        private String account = "";

        @Parameters(index = "1", paramLabel = "PERSON", description = "The id of the person.")
        private String person = "";

        abstract void decide(AccountDecisions decisions, String account, String person, String by);

        abstract String said();

        @Override
        public Integer call() {
            try (Entail entail = options().open()) {
                decide(
                        new AccountDecisions(entail),
                        account,
                        person,
                        Caller.operatingSystemUser().name());
                err().println(account + said() + person);
                err().flush();
            }
            return 0;
        }
    }

    @Command(name = "accept", description = "Records that an account belongs to a person.")
    static final class Accept extends Pair {
        @Override
        void decide(AccountDecisions decisions, String account, String person, String by) {
            decisions.accept(account, person, by, Instant.now());
        }

        @Override
        String said() {
            return " belongs to ";
        }
    }

    @Command(name = "reject", description = "Records that an account does not belong to a person, for good.")
    static final class Reject extends Pair {
        @Override
        void decide(AccountDecisions decisions, String account, String person, String by) {
            decisions.reject(account, person, by, Instant.now());
        }

        @Override
        String said() {
            return " does not belong to ";
        }
    }
}
