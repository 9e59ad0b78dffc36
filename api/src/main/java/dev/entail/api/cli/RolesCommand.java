// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.analytics.rolemining.RoleInsight;
import dev.entail.analytics.rolemining.RoleSuggestion;
import dev.entail.analytics.rolemining.SimilarRoles;
import dev.entail.api.Entail;
import dev.entail.api.role.Roles;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.projection.EntityState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
            Roles roles = new Roles(entail);
            Optional<Instant> time = Times.parse("--as-of", asOf);
            if (mine) {
                suggestion(roles.suggestion(time));
            } else {
                insight(roles.insight(time));
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
                    .put("grantsThen", suggestion.grantsThen())
                    .put("reduction", suggestion.reduction());
            json.set("roles", Json.array(suggestion.roles(), RolesCommand::role));
            print(json);
            return;
        }
        for (RoleSuggestion.Role role : suggestion.roles()) {
            out().printf(
                            "%,6d holders, %,6d entitlements: %s%n",
                            role.holders().size(),
                            role.gives().size(),
                            names(role.gives().stream().limit(5).toList()));
        }
        out().printf(
                        "%,d roles rebuild %,d assignments; %,d grants would be %,d (%.0f %% fewer)%n",
                        suggestion.roles().size(),
                        suggestion.assignments(),
                        suggestion.grantsNow(),
                        suggestion.grantsThen(),
                        100 * suggestion.reduction());
    }

    private static String names(List<EntityState> some) {
        return some.stream().map(EntityState::id).collect(Collectors.joining(", "));
    }

    private static JsonNode ids(List<EntityState> some) {
        return Json.texts(some.stream().map(EntityState::id).toList());
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
        json.set("holders", ids(role.holders()));
        json.set("gives", ids(role.gives()));
        return json;
    }
}
