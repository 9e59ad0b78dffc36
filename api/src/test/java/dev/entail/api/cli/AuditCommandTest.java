// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.graph.store.Command;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import dev.entail.graph.store.StoreLocation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code entail audit} and {@code entail config}, while a server has the store open. */
final class AuditCommandTest {
    @TempDir
    private static Path folder;

    private static GraphStore store;

    private record Result(int exitCode, String out, String err) {}

    private record Statement(String cypher) implements Command {
        @Override
        public Map<String, Object> parameters() {
            return Map.of();
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

    private static Result entail(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] all = Stream.concat(
                        Stream.of(arguments),
                        Stream.of("--home", folder.resolve("home").toString()))
                .toArray(String[]::new);
        int code = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all);
        return new Result(code, out.toString(), err.toString());
    }

    @Test
    void listsAndChecksWhatTheCommandLineDid() {
        String value = entail("token", "create", "--name", "okta", "--scope", "scim")
                .out()
                .strip();
        entail("token", "revoke", "okta");
        entail("token", "revoke", "nobody");

        Result list = entail("audit", "list");
        Result check = entail("audit", "verify");

        assertThat(list.out())
                .contains("token.create", "token.revoke", "INTENT", "SUCCESS", "FAILURE", "okta")
                .doesNotContain(value);
        assertThat(check.exitCode()).as(check.err()).isZero();
        assertThat(check.out()).contains("6 entries, as they were written; 0 without an outcome");
        String head = check.out().lines().toList().getLast();
        assertThat(entail("audit", "verify", "--expect", head).exitCode()).isZero();
        assertThat(entail("audit", "list", "--last", "1", "--format", "json").out())
                .contains("\"entries\"");
    }

    @Test
    void saysNoWhereTheLogWasChanged() {
        entail("token", "create", "--name", "okta", "--scope", "scim");
        store.write(new Statement("MATCH (e:AuditEntry {number: 1}) SET e.actor = 'bob'"));

        Result check = entail("audit", "verify");

        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.err()).contains("Entry 1 was changed");
        assertThat(check.out()).contains("NOT as they were written");
        assertThat(entail("audit", "verify", "--expect", "x").exitCode()).isEqualTo(2);
    }

    @Test
    void showsHowItIsConfiguredWithSecretsHidden() throws Exception {
        Path file = folder.resolve("server.yaml");
        Files.writeString(
                file,
                "server:\n  port: 9\n  oidc:\n    issuer: https://idp.example\n    clientSecret: hunter2-canary\n");

        Result shown = entail("config", "show", "--config", file.toString(), "--host", "127.0.0.2");
        Result json = entail("config", "show", "--config", file.toString(), "--format", "json");

        assertThat(shown.exitCode()).as(shown.err()).isZero();
        assertThat(shown.out())
                .containsPattern("server.port +9 +.*server.yaml, line 2")
                .containsPattern("server.host +127.0.0.2 +--host")
                .containsPattern("clientSecret +\\(hidden\\)")
                .doesNotContain("hunter2");
        assertThat(json.out()).contains("\"server.port\"").doesNotContain("hunter2");
    }

    /** With a home of its own and a variable of the environment, which only another process can have. */
    private static Result entailWith(String variable, String... arguments) throws Exception {
        List<String> all = Stream.of(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName()),
                        Stream.of(arguments),
                        Stream.of("--home", folder.resolve("other").toString()))
                .flatMap(each -> each)
                .toList();
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        ProcessBuilder process =
                new ProcessBuilder(all).redirectOutput(out.toFile()).redirectError(err.toFile());
        process.environment().put(variable, "9");
        int code = process.start().waitFor();
        return new Result(code, Files.readString(out), Files.readString(err));
    }

    @Test
    void aVariableOfTheServerThatIsUnknownStopsOnlyWhatReadsIt() throws Exception {
        Result list = entailWith("ENTAIL_SERVER_PROT", "audit", "list");
        Result config = entailWith("ENTAIL_SERVER_PROT", "config", "show");

        assertThat(list.exitCode()).as(list.err()).isZero();
        assertThat(config.exitCode()).isEqualTo(2);
        assertThat(config.err()).contains("The variable ENTAIL_SERVER_PROT is unknown, allowed is one of");
    }

    @Test
    void saysWhatIsWrongWithTheConfiguration() throws Exception {
        Path file = folder.resolve("wrong.yaml");
        Files.writeString(file, "server:\n  prot: 9\n");

        assertThat(entail("config", "show", "--config", file.toString()).exitCode())
                .isEqualTo(3);
        assertThat(entail("config", "show", "--port", "99999").err()).contains("--port: server.port is '99999'");
        assertThat(entail("config").exitCode()).isEqualTo(2);
    }
}
