// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import dev.entail.graph.store.StoreLocation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a user does about findings at the command line. */
final class FindingCommandsTest {
    private static final String RECORDS = """
            {"label":"Identity","id":"alice","properties":{"kind":"EMPLOYEE","name":"Alice","status":"ACTIVE"}}
            {"label":"Identity","id":"chief","properties":{"kind":"EMPLOYEE","name":"Chief","status":"ACTIVE"}}
            {"label":"Group","id":"g1"}
            {"label":"Group","id":"g2"}
            {"label":"Role","id":"admin","properties":{"tier":0}}
            {"relation":"MEMBER_OF","from":"alice","to":"g1"}
            {"relation":"MEMBER_OF","from":"g1","to":"g2"}
            {"relation":"HAS_ROLE","from":"g2","to":"admin"}
            """;

    @TempDir
    private static Path folder;

    private static GraphStore store;

    private record Result(int exitCode, String out, String err) {}

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
    void load() throws IOException {
        SharedStore.empty(store);
        Path records = Files.writeString(folder.resolve("records.jsonl"), RECORDS);
        done("load", "records", records.toString(), "--at", "2026-01-05");
        done("analyze", "escalation.inherited", "escalation.to-tier-zero");
    }

    private static Result entail(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine =
                Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        List<String> all =
                new ArrayList<>(List.of("--home", folder.resolve("home").toString()));
        all.addAll(List.of(arguments));
        int exitCode = commandLine.execute(all.toArray(String[]::new));
        return new Result(exitCode, out.toString(), err.toString());
    }

    private static String done(String... arguments) {
        Result result = entail(arguments);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.out();
    }

    private static JsonNode json(String... arguments) throws IOException {
        return RecordCodec.JSON.readTree(done(Stream.concat(Stream.of(arguments), Stream.of("--format", "json"))
                .toArray(String[]::new)));
    }

    private static String inherited() throws IOException {
        return json("findings", "--type", "escalation.inherited")
                .at("/findings/0/id")
                .asText();
    }

    @Test
    void showsAllThatThereIsToAFinding() throws IOException {
        String id = inherited();
        done("findings", "acknowledge", id, "--note", "On it");

        assertThat(done("findings", "show", id))
                .contains(
                        id,
                        "Alice",
                        "Evidence",
                        "Do this",
                        "OWASP NHI Top 10 2025 NHI5",
                        "OPEN -> ACKNOWLEDGED",
                        "On it");
        JsonNode shown = json("findings", "show", id);
        assertThat(shown.at("/history/0/to").asText()).isEqualTo("ACKNOWLEDGED");
        assertThat(shown.at("/history/0/by").asText()).isEqualTo(System.getProperty("user.name"));
        assertThat(entail("findings", "show", "finding:none").exitCode()).isEqualTo(1);
    }

    @Test
    void decidesAboutFindingsByIdAndByOptions() throws IOException {
        String until = Instant.now().plus(Duration.ofDays(10)).toString();

        assertThat(done("findings", "acknowledge", "--subject", "alice")).contains("2 findings are ACKNOWLEDGED now");
        assertThat(done("findings", "except", inherited(), "--approver", "chief", "--reason", "x", "--until", until))
                .contains("1 findings are EXCEPTED now");
        assertThat(json("findings", "--status", "excepted")
                        .at("/findings/0/exception/approver")
                        .asText())
                .isEqualTo("chief");
        assertThat(json("findings", "reopen", "--type", "escalation.inherited").get("changed"))
                .hasSize(1);
        assertThat(json("findings", "--status", "open").get("totalCount").asInt())
                .isEqualTo(1);
    }

    @Test
    void saysWhyADecisionDoesNotHold() throws IOException {
        Result reopened = entail("findings", "reopen", inherited());
        assertThat(reopened.exitCode()).isEqualTo(1);
        assertThat(reopened.err()).contains("is OPEN, allowed is one that is ACKNOWLEDGED or EXCEPTED");

        Result nobody = entail(
                "findings", "except", inherited(), "--approver", "nobody", "--reason", "x", "--until", "2199-01-01");
        assertThat(nobody.exitCode()).isEqualTo(1);
        assertThat(nobody.err()).contains("at most 366 days");
        assertThat(entail("findings", "acknowledge").exitCode()).isEqualTo(2);
        assertThat(entail("findings", "acknowledge", "--type", "no.such").exitCode())
                .isEqualTo(1);
    }

    @Test
    void cutsALongList() throws IOException {
        JsonNode cut = json("findings", "--limit", "1");
        assertThat(cut.get("totalCount").asInt()).isEqualTo(2);
        assertThat(cut.get("findings")).hasSize(1);
        assertThat(done("findings", "--limit", "1", "--source", "records")).endsWith("1 of 2 findings\n");
        assertThat(entail("findings", "--limit", "0").exitCode()).isEqualTo(2);
    }

    @Test
    void exportsFindingsInEachFormat() throws IOException {
        for (String ending : List.of("ocsf.json", "sarif", "csv", "json")) {
            Path file = folder.resolve("findings." + ending);
            done("export", "findings", file.toString());
            assertThat(Files.readString(file)).contains("escalation.inherited");
        }
        assertThat(RecordCodec.JSON.readTree(done("export", "findings", "-", "--as", "ocsf")))
                .hasSize(2);
        assertThat(entail("export", "findings", "findings.xml").exitCode()).isEqualTo(2);
        assertThat(entail("export", "findings", folder.resolve("none/a.csv").toString())
                        .exitCode())
                .isEqualTo(3);
        assertThat(entail("export").exitCode()).isEqualTo(2);
    }

    @Test
    void exportsTheGraphAsItCanBeLoaded() throws IOException {
        Path file = folder.resolve("graph.jsonl.gz");
        done("export", "records", file.toString());
        String before = done("export", "records", "-");
        SharedStore.empty(store);

        done("load", "records", file.toString(), "--at", "2026-01-05");

        assertThat(done("export", "records", "-")).isEqualTo(before);
        assertThat(RecordCodec.JSON.readTree(done("export", "opengraph", "-")).at("/graph/nodes"))
                .hasSize(5);
    }

    @Test
    void declaresWhatIsOfWhichTier() throws IOException {
        assertThat(done("tier")).contains("Role      admin  (declared as tier zero by its source)", "1 of tier zero");
        done("tier", "set", "g2", "0", "--reason", "It signs every build");
        assertThat(done("tier")).contains("Group     g2  (It signs every build)", "2 of tier zero");

        done("tier", "set", "g2", "3", "--reason", "Replaced");
        assertThat(json("tier").get("totalCount").asInt()).isEqualTo(1);
        assertThat(done("audit", "list")).contains("tier.set");
        assertThat(entail("tier", "set", "nobody", "0", "--reason", "x").exitCode())
                .isEqualTo(1);
        Result wrong = entail("tier", "set", "g2", "7", "--reason", "x");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("tier is 7, allowed is 0 to 3");
    }

    @Test
    void tellsWhatCouldBeJudged() throws IOException {
        assertThat(done("analyze")).contains("Coverage: of ");
        assertThat(done("coverage", "escalation.inherited")).contains("escalation.inherited for records: evaluated");
        assertThat(json("coverage").get("coverage")).isNotEmpty();
    }

    @Test
    void readsSettingsFromTheHomeOrAFile() throws IOException {
        Path usual = Files.writeString(folder.resolve("home/entail.yaml"), "findings:\n  exceptionDays: 5\n");
        Path other = Files.writeString(folder.resolve("other.yaml"), "findings:\n  exceptionDays: x\n");
        try {
            String until = Instant.now().plus(Duration.ofDays(10)).toString();
            Result except =
                    entail("findings", "except", inherited(), "--approver", "chief", "--reason", "x", "--until", until);
            assertThat(except.err()).contains("at most 5 days");
            Result wrong = entail("findings", "--config", other.toString());
            assertThat(wrong.exitCode()).isEqualTo(3);
            assertThat(wrong.err()).contains("other.yaml, line 2");
        } finally {
            Files.delete(usual);
        }
    }
}
