// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.rolemining.RoleInsight;
import dev.entail.analytics.rolemining.RoleSuggestion;
import dev.entail.analytics.rolemining.SimilarRoles;
import dev.entail.api.Entail;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.projection.EntityState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells what is wrong with roles as roles, and suggests fewer. */
@Command(
        name = "roles",
        description = "Tells duplicate, empty and unused roles and those whose holders share nothing; suggests fewer.")
final class RolesCommand extends EntailCommand {
    @Option(names = "--as-of", paramLabel = "TIME", description = "The time to look at; default now.")
    private @Nullable String asOf;

    @Option(names = "--mine", description = "Suggest roles that rebuild exactly what is held today.")
    private boolean mine;

    @Override
    public Integer call() {
        try (Entail entail = options().open()) {
            AnalysisContext context = Times.parse("--as-of", asOf)
                    .map(time -> entail.analysisContext(java.util.Optional.of(time)))
                    .orElseGet(() -> entail.analysisContext(Instant.now()));
            if (mine) {
                suggestion(RoleSuggestion.of(context));
            } else {
                insight(RoleInsight.of(context));
            }
        }
        out().flush();
        return 0;
    }

    private void insight(RoleInsight insight) {
        if (options().isJson()) {
            ObjectNode json = RecordCodec.JSON.createObjectNode();
            json.set("duplicates", Json.array(insight.duplicates(), RolesCommand::ids));
            json.set("nearDuplicates", Json.array(insight.nearDuplicates(), RolesCommand::pair));
            json.set("empty", ids(insight.empty()));
            json.set("unheld", ids(insight.unheld()));
            json.set("unused", ids(insight.unused()));
            json.set("mixed", ids(insight.mixed()));
            print(json);
            return;
        }
        insight.duplicates().forEach(group -> out().println("the same        " + names(group)));
        insight.nearDuplicates()
                .forEach(pair -> out().printf(
                                Locale.ROOT,
                                "much the same   %s, %s (%.2f)%n",
                                pair.one().id(),
                                pair.other().id(),
                                pair.similarity()));
        insight.empty().forEach(role -> out().println("permits nothing " + role.id()));
        insight.unheld().forEach(role -> out().println("held by nobody  " + role.id()));
        insight.unused().forEach(role -> out().println("not used        " + role.id()));
        insight.mixed().forEach(role -> out().println("nothing shared  " + role.id()));
    }

    private void suggestion(RoleSuggestion suggestion) {
        if (options().isJson()) {
            ObjectNode json = RecordCodec.JSON
                    .createObjectNode()
                    .put("assignments", suggestion.assignments())
                    .put("grantsNow", suggestion.grantsNow())
                    .put("grantsThen", suggestion.grantsThen());
            json.set("roles", Json.array(suggestion.roles(), RolesCommand::role));
            print(json);
            return;
        }
        for (RoleSuggestion.Role role : suggestion.roles()) {
            out().printf(
                            "%,6d holders, %,6d entitlements: %s%n",
                            role.holders().size(),
                            role.gives().size(),
                            role.gives().stream().limit(5).collect(Collectors.joining(", ")));
        }
        out().printf(
                        "%,d roles rebuild %,d assignments; %,d grants would be %,d%n",
                        suggestion.roles().size(),
                        suggestion.assignments(),
                        suggestion.grantsNow(),
                        suggestion.grantsThen());
    }

    private static String names(List<EntityState> roles) {
        return roles.stream().map(EntityState::id).collect(Collectors.joining(", "));
    }

    private static JsonNode ids(List<EntityState> roles) {
        return Json.texts(roles.stream().map(EntityState::id).toList());
    }

    private static JsonNode pair(SimilarRoles.Pair pair) {
        return RecordCodec.JSON
                .createObjectNode()
                .put("one", pair.one().id())
                .put("other", pair.other().id())
                .put("similarity", pair.similarity());
    }

    private static JsonNode role(RoleSuggestion.Role role) {
        ObjectNode json = RecordCodec.JSON.createObjectNode();
        json.set("holders", Json.texts(role.holders()));
        json.set("gives", Json.texts(role.gives()));
        return json;
    }
}
