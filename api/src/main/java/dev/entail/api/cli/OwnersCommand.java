// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.analytics.Analyses;
import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Suspicion;
import dev.entail.analytics.ownership.HandOver;
import dev.entail.analytics.ownership.IfLeaves;
import dev.entail.api.Entail;
import dev.entail.api.ownership.Owned;
import dev.entail.api.ownership.Owners;
import dev.entail.graph.GraphException.NotFound;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.projection.EntityState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells who answers for what, and records what people decide about it. */
@Command(
        name = "owners",
        synopsisSubcommandLabel = "[COMMAND]",
        description = "Lists what nobody answers for; its commands look owners up and record decisions.",
        subcommands = {
            OwnersCommand.Of.class,
            OwnersCommand.Handover.class,
            OwnersCommand.If.class,
            SuggestOwnersCommand.class,
            OwnersCommand.Assign.class,
            OwnersCommand.Attest.class
        })
final class OwnersCommand extends EntailCommand {
    @Override
    public Integer call() {
        try (Entail entail = options().open()) {
            AnalysisContext context = entail.analysisContext(Instant.now());
            List<Suspicion> found =
                    Analyses.chosen(List.of("ownership.none")).getFirst().run(context);
            if (options().isJson()) {
                ObjectNode json = RecordCodec.JSON.createObjectNode().put("totalCount", found.size());
                json.set(
                        "ownerless",
                        Json.array(
                                found,
                                each -> RecordCodec.JSON
                                        .createObjectNode()
                                        .put("id", each.subject().id())
                                        .put("name", each.subject().name())
                                        .put("label", each.subject().label().name())));
                print(json);
                return 0;
            }
            found.forEach(each -> out().printf(
                            "%-9s %s%n",
                            each.subject().label().text(), each.subject().id()));
            out().printf("%,d without an owner%n", found.size());
            out().flush();
        }
        return 0;
    }

    @Command(name = "of", description = "Lists who owns a thing, by every source.")
    static final class Of extends EntailCommand {
        @Parameters(paramLabel = "ID", description = "What is owned.")
        private String id = "";

        @Override
        public Integer call() {
            try (Entail entail = options().open()) {
                List<Owned> owners = new Owners(entail).of(List.of(id)).getOrDefault(id, List.of());
                if (options().isJson()) {
                    ObjectNode json = RecordCodec.JSON.createObjectNode();
                    json.set("owners", Json.array(owners, Of::json));
                    print(json);
                } else {
                    owners.forEach(owned -> out().printf(
                                    "%-11s %-9s %s  (%s%s)%n",
                                    owned.role().orElse("-"),
                                    owned.basis().orElse("-"),
                                    owned.owner(),
                                    owned.source(),
                                    owned.attestedAt()
                                            .map(time -> ", attested " + time)
                                            .orElse("")));
                    out().flush();
                }
                return owners.isEmpty() ? 1 : 0;
            }
        }

        private static ObjectNode json(Owned owned) {
            ObjectNode json = RecordCodec.JSON
                    .createObjectNode()
                    .put("owner", owned.owner())
                    .put("source", owned.source())
                    .put("since", owned.since().toString());
            owned.role().ifPresent(role -> json.put("role", role));
            owned.basis().ifPresent(basis -> json.put("basis", basis));
            owned.attestedAt().ifPresent(time -> json.put("attestedAt", time.toString()));
            return json;
        }
    }

    @Command(name = "handover", description = "Lists all that a person or team answers for, to hand over.")
    static final class Handover extends EntailCommand {
        @Parameters(paramLabel = "ID", description = "The person or team.")
        private String id = "";

        @Option(names = "--direct", description = "Without what they answer for through teams and NHIs.")
        private boolean direct;

        @Override
        public Integer call() {
            try (Entail entail = options().open()) {
                AnalysisContext context = entail.analysisContext(Instant.now());
                requireKnown(context, id);
                Collection<EntityState> owned = HandOver.of(context.estate(), id, !direct);
                if (options().isJson()) {
                    ObjectNode json = RecordCodec.JSON.createObjectNode().put("totalCount", owned.size());
                    json.set(
                            "owned",
                            Json.array(
                                    List.copyOf(owned),
                                    each -> RecordCodec.JSON
                                            .createObjectNode()
                                            .put("id", each.id())
                                            .put("name", each.displayName())
                                            .put("label", each.label().name())));
                    print(json);
                } else {
                    owned.forEach(each -> out().printf("%-9s %s%n", each.label().text(), each.id()));
                    out().printf("%,d things to hand over%n", owned.size());
                    out().flush();
                }
            }
            return 0;
        }
    }

    @Command(name = "if-leaves", description = "Tells what becomes of things when a person leaves.")
    static final class If extends EntailCommand {
        @Parameters(paramLabel = "ID", description = "The person.")
        private String id = "";

        @Override
        public Integer call() {
            try (Entail entail = options().open()) {
                AnalysisContext context = entail.analysisContext(Instant.now());
                requireKnown(context, id);
                IfLeaves then = IfLeaves.of(context, id);
                if (options().isJson()) {
                    ObjectNode json = RecordCodec.JSON.createObjectNode();
                    json.set(
                            "findings",
                            Json.array(
                                    then.findings(),
                                    found -> RecordCodec.JSON
                                            .createObjectNode()
                                            .put("subject", found.subject().id())
                                            .put("title", found.title())));
                    then.secrets().forEach(json.putArray("secretsToRotate")::add);
                    then.nhis().forEach(json.putArray("nhisCreated")::add);
                    then.reports().forEach(json.putArray("withoutManager")::add);
                    print(json);
                    return 0;
                }
                then.findings().forEach(found -> out().println(found.title()));
                list("Secrets to rotate", then.secrets());
                list("NHIs they created", then.nhis());
                list("Without a manager", then.reports());
                out().flush();
            }
            return 0;
        }

        private void list(String title, Collection<String> ids) {
            out().printf("%s: %d%n", title, ids.size());
            ids.forEach(each -> out().println("  " + each));
        }
    }

    @Command(name = "assign", description = "Records that somebody answers for a thing.")
    static final class Assign extends EntailCommand {
        @Option(names = "--entity", required = true, paramLabel = "ID", description = "What is owned.")
        private String entity = "";

        @Option(names = "--owner", required = true, paramLabel = "ID", description = "The person or team.")
        private String owner = "";

        @Option(
                names = "--role",
                defaultValue = "ACCOUNTABLE",
                paramLabel = "R",
                description = "ACCOUNTABLE, TECHNICAL, BACKUP, OPERATIONAL or BUSINESS; default ${DEFAULT-VALUE}.")
        private String role = "ACCOUNTABLE";

        @Override
        public Integer call() {
            try (Entail entail = options().open()) {
                new Owners(entail).assign(entity, owner, role.toUpperCase(Locale.ROOT), Instant.now());
                err().println(owner + " answers for " + entity);
            }
            return 0;
        }
    }

    @Command(name = "attest", description = "Records that an owner confirmed to answer for a thing.")
    static final class Attest extends EntailCommand {
        @Option(names = "--entity", required = true, paramLabel = "ID", description = "What is owned.")
        private String entity = "";

        @Option(names = "--owner", required = true, paramLabel = "ID", description = "The person or team.")
        private String owner = "";

        @Override
        public Integer call() {
            String by = System.getProperty("user.name", "unknown");
            try (Entail entail = options().open()) {
                new Owners(entail).attest(entity, owner, by, Instant.now());
                err().println(owner + " attested to answer for " + entity);
            }
            return 0;
        }
    }

    static void requireKnown(AnalysisContext context, String id) {
        if (context.estate().known(id).isEmpty()) {
            throw new NotFound("There is no '" + id + "' in the graph");
        }
    }
}
