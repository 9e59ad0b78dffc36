// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.api.Entail;
import dev.entail.api.auth.ApiToken;
import dev.entail.api.auth.Scope;
import dev.entail.api.auth.Tokens;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.GraphException.NotFound;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.projection.EntityState;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** API tokens. */
@Command(
        name = "token",
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Makes, lists and revokes API tokens, such as the one of an identity provider that pushes by SCIM.",
        subcommands = {TokenCommand.Create.class, TokenCommand.ListAll.class, TokenCommand.Revoke.class})
final class TokenCommand extends EntailCommand {
    @Override
    public Integer call() {
        throw new IllegalArgumentException("'entail token' needs a command, allowed is create, list or revoke");
    }

    @Command(name = "create", description = "Makes a token and shows its value, this once.")
    static final class Create extends EntailCommand {
        @Option(names = "--name", required = true, paramLabel = "N", description = "What it is called.")
        private String name = "";

        @Option(
                names = "--scope",
                required = true,
                split = ",",
                paramLabel = "SCOPE",
                description =
                        "What it may do: viewer, analyst, risk, ingester, auditor, admin, scim; several with commas.")
        private List<String> scopes = List.of();

        @Option(names = "--expires", paramLabel = "P90D", description = "How long it works; default for ever.")
        private @Nullable String expires;

        @Option(
                names = "--tenant",
                paramLabel = "T",
                defaultValue = Tokens.DEFAULT_TENANT,
                description = "The directory that a token of scope scim pushes to; default ${DEFAULT-VALUE}.")
        private String tenant = Tokens.DEFAULT_TENANT;

        @Option(
                names = "--within",
                split = ",",
                paramLabel = "ID",
                description = {
                    "It shows only what these nodes of label Scope contain, such as an account or namespace;",
                    "several with commas. Only for the scope viewer."
                })
        private Set<String> within = Set.of();

        @Override
        public Integer call() {
            Instant now = Instant.now();
            Optional<Instant> end = Optional.ofNullable(expires).map(text -> after(text, now));
            try (Entail entail = options().open()) {
                Set<Scope> held = scopes.stream().map(Scope::of).collect(Collectors.toSet());
                Tokens tokens = new Tokens(entail.store());
                String value = audited(
                        entail,
                        "token.create",
                        name,
                        () -> tokens.create(name, held, tenant, requireScopes(entail), end, now));
                if (options().isJson()) {
                    print(RecordCodec.JSON
                            .createObjectNode()
                            .put("name", name)
                            .put("token", value)
                            .put("expiresAt", end.map(Instant::toString).orElse(null)));
                    return 0;
                }
                out().println(value);
                out().flush();
                err().println("Token '" + name + "'"
                        + end.map(it -> " works until " + it).orElse("") + ". Keep it now: it is not shown again.");
                err().flush();
            }
            return 0;
        }

        private Set<String> requireScopes(Entail entail) {
            Map<String, EntityState> known = entail.snapshot(Optional.empty()).entitiesOf(within);
            for (String id : within) {
                EntityState state = known.get(id);
                if (state == null || state.label() != EntityLabel.SCOPE) {
                    throw new NotFound("--within: there is no scope '" + id + "' in the graph");
                }
            }
            return within;
        }

        private static Instant after(String text, Instant now) {
            try {
                return text.contains("T")
                        ? now.plus(Duration.parse(text))
                        : now.atZone(ZoneOffset.UTC).plus(Period.parse(text)).toInstant();
            } catch (DateTimeException | ArithmeticException e) {
                throw new IllegalArgumentException(
                        "--expires is '" + text + "', allowed is an ISO 8601 duration such as P90D or PT12H", e);
            }
        }
    }

    @Command(name = "list", description = "Lists all tokens, without their values.")
    static final class ListAll extends EntailCommand {
        @Override
        public Integer call() {
            try (Entail entail = options().open()) {
                tell(new Tokens(entail.store()).all());
            }
            return 0;
        }

        private void tell(List<ApiToken> tokens) {
            Instant now = Instant.now();
            if (options().isJson()) {
                ObjectNode json = RecordCodec.JSON.createObjectNode();
                json.set("tokens", Json.array(tokens, token -> json(token, now)));
                print(json);
                return;
            }
            for (ApiToken token : tokens) {
                out().printf(
                                "%-24s %-16s %-10s %-8s created %s%s%s%s%n",
                                token.name(),
                                scopes(token),
                                token.tenant(),
                                token.whyNot(now).orElse("works"),
                                token.createdAt(),
                                token.expiresAt().map(end -> ", until " + end).orElse(""),
                                token.lastUsedAt()
                                        .map(last -> ", last used " + last)
                                        .orElse(", never used"),
                                token.within()
                                        .map(ids -> ", within " + String.join(", ", new TreeSet<>(ids)))
                                        .orElse(""));
            }
            out().printf("%d tokens%n", tokens.size());
            out().flush();
        }

        private static String scopes(ApiToken token) {
            return token.scopes().stream().map(Scope::text).sorted().collect(Collectors.joining(","));
        }

        private static ObjectNode json(ApiToken token, Instant now) {
            ObjectNode json = RecordCodec.JSON
                    .createObjectNode()
                    .put("name", token.name())
                    .put("tenant", token.tenant())
                    .put("state", token.whyNot(now).orElse("works"))
                    .put("createdAt", token.createdAt().toString())
                    .put("expiresAt", token.expiresAt().map(Instant::toString).orElse(null))
                    .put("lastUsedAt", token.lastUsedAt().map(Instant::toString).orElse(null))
                    .put("revokedAt", token.revokedAt().map(Instant::toString).orElse(null));
            token.within()
                    .ifPresent(ids ->
                            json.set("within", Json.texts(ids.stream().sorted().toList())));
            json.set(
                    "scopes",
                    Json.texts(token.scopes().stream().map(Scope::text).sorted().toList()));
            return json;
        }
    }

    @Command(name = "revoke", description = "Ends a token at once.")
    static final class Revoke extends EntailCommand {
        @Parameters(index = "0", paramLabel = "NAME", description = "Its name.")
        private String name = "";

        @Override
        public Integer call() {
            try (Entail entail = options().open()) {
                audited(entail, "token.revoke", name, () -> {
                    new Tokens(entail.store()).revoke(name, Instant.now());
                    return true;
                });
            }
            if (options().isJson()) {
                print(RecordCodec.JSON.createObjectNode().put("revoked", name));
                return 0;
            }
            out().println("Token '" + name + "' is revoked");
            out().flush();
            return 0;
        }
    }
}
