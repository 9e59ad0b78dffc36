// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.api.Entail;
import dev.entail.api.audit.Audit;
import dev.entail.api.audit.AuditCheck;
import dev.entail.api.audit.AuditEntry;
import dev.entail.graph.RecordCodec;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The audit log. */
@Command(
        name = "audit",
        synopsisSubcommandLabel = "COMMAND",
        description = "Lists who did what, and checks that nobody changed that list.",
        subcommands = {AuditCommand.ListLast.class, AuditCommand.Verify.class})
final class AuditCommand extends EntailCommand {
    @Override
    public Integer call() {
        throw new IllegalArgumentException("'entail audit' needs a command, allowed is list or verify");
    }

    @Command(name = "list", description = "Lists the last entries, oldest first.")
    static final class ListLast extends EntailCommand {
        @Option(
                names = "--last",
                paramLabel = "N",
                defaultValue = "100",
                description = "How many; default ${DEFAULT-VALUE}.")
        private int last = 100;

        @Override
        public Integer call() {
            if (last < 1) {
                throw new IllegalArgumentException("--last is " + last + ", allowed is 1 or more");
            }
            try (Entail entail = options().open()) {
                Audit audit = entail.audit();
                long size = audit.size();
                tell(audit.between(size - last + 1, size));
            }
            return 0;
        }

        private void tell(List<AuditEntry> entries) {
            if (options().isJson()) {
                ObjectNode json = RecordCodec.JSON.createObjectNode();
                json.set("entries", Json.array(entries, ListLast::json));
                print(json);
                return;
            }
            for (AuditEntry entry : entries) {
                out().printf(
                                "%6d %s %-7s %-24s %-28s %s%s%n",
                                entry.number(),
                                entry.at(),
                                entry.phase(),
                                entry.actor(),
                                entry.action(),
                                entry.subject(),
                                entry.detail().isEmpty() ? "" : ": " + entry.detail());
            }
            out().flush();
        }

        private static ObjectNode json(AuditEntry entry) {
            return RecordCodec.JSON
                    .createObjectNode()
                    .put("number", entry.number())
                    .put("at", entry.at().toString())
                    .put("outcome", entry.phase().name())
                    .put("intent", entry.intent())
                    .put("actor", entry.actor())
                    .put("action", entry.action())
                    .put("subject", entry.subject())
                    .put("request", entry.request())
                    .put("address", entry.address())
                    .put("detail", entry.detail())
                    .put("hash", entry.hash());
        }
    }

    @Command(
            name = "verify",
            description = {
                "Checks that no entry was changed and none is missing, and tells the last one's number and hash: noted",
                "elsewhere, they prove later with --expect that the log was not written anew."
            })
    static final class Verify extends EntailCommand {
        @Option(names = "--expect", paramLabel = "NUMBER:HASH", description = "An entry that must be in the log.")
        private @Nullable String expect;

        @Override
        public Integer call() {
            Optional<AuditCheck.Mark> known = Optional.ofNullable(expect).map(AuditCheck.Mark::of);
            try (Entail entail = options().open()) {
                AuditCheck check = entail.audit().verify(known);
                tell(check);
                return check.isGood() ? 0 : Failures.DATA_SAYS_NO;
            }
        }

        private void tell(AuditCheck check) {
            if (options().isJson()) {
                ObjectNode json = RecordCodec.JSON
                        .createObjectNode()
                        .put("good", check.isGood())
                        .put("entries", check.entries())
                        .put("head", check.head().toString())
                        .put("withoutOutcome", check.unfinished().size());
                json.set("problems", Json.texts(check.problems()));
                print(json);
                return;
            }
            check.problems().forEach(problem -> err().println("entail: " + problem));
            err().flush();
            out().printf(
                            "%d entries, %s; %d without an outcome%n%s%n",
                            check.entries(),
                            check.isGood() ? "as they were written" : "NOT as they were written",
                            check.unfinished().size(),
                            check.head());
            out().flush();
        }
    }
}
