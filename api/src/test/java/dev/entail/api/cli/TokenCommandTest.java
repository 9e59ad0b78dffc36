// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.api.Entail;
import dev.entail.api.auth.Tokens;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Records;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import dev.entail.graph.store.StoreLocation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code entail token} as its user meets it, while a server has the store open. */
final class TokenCommandTest {
    @TempDir
    private static Path folder;

    private static GraphStore store;

    private record Result(int exitCode, String out, String err) {
        JsonNode json() {
            try {
                return RecordCodec.JSON.readTree(out);
            } catch (IOException e) {
                throw new AssertionError("Not JSON: " + out, e);
            }
        }
    }

    @BeforeAll
    static void serve() {
        store = GraphStore.open(new StoreLocation.Embedded(folder.resolve("home")));
        store.announceServing("http://127.0.0.1:1/");
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @BeforeEach
    void empty() {
        SharedStore.empty(store);
    }

    @Test
    void showsTheValueOfANewTokenAloneOnStandardOutput() {
        Result made = token("create", "--name", "okta", "--scope", "scim", "--expires", "P90D");

        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(made.out().strip()).matches("entail_[A-Za-z0-9_-]{43}");
        assertThat(made.err())
                .contains("'okta' works until", "not shown again")
                .doesNotContain(made.out().strip());
        assertThat(new Tokens(store).authenticate(made.out().strip(), Instant.now()))
                .hasValueSatisfying(caller -> assertThat(caller.tenant()).isEqualTo("default"));
    }

    @Test
    void makesATokenThatShowsOnlyWhatAScopeContains() {
        assertThat(token("create", "--name", "shop", "--scope", "viewer", "--within", "plant")
                        .err())
                .contains("--within: there is no scope 'plant' in the graph");
        String lines = "{'label':'Scope','id':'plant','properties':{'kind':'ACCOUNT'}}\n";
        new Entail(store)
                .load(Records.SOURCE, Records.of(lines), LoadOptions.at(Instant.parse("2026-01-05T00:00:00Z")));

        assertThat(token("create", "--name", "shop", "--scope", "analyst", "--within", "plant")
                        .err())
                .contains("can only look, allowed is the scope viewer");
        Result made = token("create", "--name", "shop", "--scope", "viewer", "--within", "plant");

        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(new Tokens(store).authenticate(made.out().strip(), Instant.now()))
                .hasValueSatisfying(caller -> assertThat(caller.within()).contains(Set.of("plant")));
        assertThat(token("list").out()).contains("within plant");
        assertThat(token("list", "--format", "json")
                        .json()
                        .at("/tokens/0/within/0")
                        .asText())
                .isEqualTo("plant");
    }

    @Test
    void listsTokensWithoutTheirValuesAndRevokesThem() {
        String value = token(
                        "create", "--name", "okta", "--scope", "scim,viewer", "--tenant", "acme", "--format", "json")
                .json()
                .path("token")
                .asText();

        JsonNode listed = token("list", "--format", "json").json().at("/tokens/0");
        assertThat(listed.path("name").asText()).isEqualTo("okta");
        assertThat(listed.path("tenant").asText()).isEqualTo("acme");
        assertThat(listed.path("state").asText()).isEqualTo("works");
        assertThat(listed.path("scopes").toString()).isEqualTo("[\"scim\",\"viewer\"]");
        assertThat(listed.path("lastUsedAt").isNull()).isTrue();
        assertThat(token("list").out())
                .contains("okta", "never used", "1 tokens")
                .doesNotContain(value);

        assertThat(token("revoke", "okta").exitCode()).isZero();
        assertThat(token("list").out()).contains("revoked");
        assertThat(new Tokens(store).authenticate(value, Instant.now())).isEmpty();
    }

    @Test
    void saysWhatIsAllowedWhereACallIsWrong() {
        assertThat(token("create", "--name", "x", "--scope", "root")).satisfies(wrong -> {
            assertThat(wrong.exitCode()).isEqualTo(2);
            assertThat(wrong.err()).contains("'root'", "viewer, analyst, risk, ingester, auditor, scim, admin");
        });
        assertThat(token("create", "--name", "x", "--scope", "scim", "--expires", "soon")
                        .err())
                .contains("P90D");
        assertThat(token("create", "--scope", "scim").exitCode()).isEqualTo(2);
        assertThat(token().exitCode()).isEqualTo(2);
        assertThat(token("revoke", "nobody").exitCode()).isEqualTo(1);
        assertThat(new Tokens(store).all()).isEmpty();
    }

    private static Result token(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all =
                new ArrayList<>(List.of("--home", folder.resolve("home").toString(), "token"));
        all.addAll(List.of(arguments));
        int exitCode = Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
        return new Result(exitCode, out.toString(), err.toString());
    }
}
