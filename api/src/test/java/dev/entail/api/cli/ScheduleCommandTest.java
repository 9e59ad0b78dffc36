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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code entail schedule} as its user meets it, while a server has the store open. */
final class ScheduleCommandTest {
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

    private static Result schedule(String... arguments) {
        List<String> call = new ArrayList<>(
                List.of("schedule", "--home", folder.resolve("home").toString()));
        call.addAll(List.of(arguments));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(call.toArray(new String[0]));
        return new Result(exitCode, out.toString(), err.toString());
    }

    private static Result add(String... more) {
        List<String> call = new ArrayList<>(List.of("add", "ownership", "--name", "weekly"));
        call.addAll(List.of(more));
        return schedule(call.toArray(new String[0]));
    }

    @Test
    void addsShowsRunsAndRemoves() {
        Result added =
                add("--cron", "0 8 * * MON", "--zone", "Europe/Berlin", "--folder", "risk", "--formats", "csv,json");
        assertThat(added.exitCode()).as(added.err()).isZero();
        assertThat(added.out())
                .contains("ownership as csv, json", "0 8 * * MON on the clocks of Europe/Berlin", "folder risk")
                .containsPattern("next +20[0-9-]+ 08:00 \\+0[12]:00, ");

        assertThat(schedule("list").out()).contains("weekly", "next 20").contains("1 schedules");
        Result ran = schedule("run", "weekly", "--format", "json");
        assertThat(ran.exitCode()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.json().path("status").asText()).isEqualTo("SUCCEEDED");
        assertThat(ran.json().at("/deliveries/0/result").asText()).isEqualTo("DELIVERED");
        Path reports = folder.resolve("home/reports/risk");
        assertThat(reports.resolve(ran.json().at("/files/0/name").asText()))
                .hasSize(ran.json().at("/files/0/bytes").asLong());
        assertThat(reports.resolve(ran.json().at("/files/1/name").asText())).exists();

        JsonNode shown = schedule("show", "weekly", "--format", "json").json();
        assertThat(shown.at("/lastRun/id")).isEqualTo(ran.json().path("id"));
        assertThat(shown.path("nextRuns")).hasSize(5);
        assertThat(schedule("history").out()).contains("succeeded", "weekly", "folder risk: delivered");

        assertThat(schedule("suspend", "weekly").out()).contains("'weekly' is suspended");
        assertThat(schedule("show", "weekly").out()).containsPattern("next +suspended");
        assertThat(schedule("resume", "weekly").exitCode()).isZero();
        assertThat(schedule("remove", "weekly").out()).contains("'weekly' is removed");
        assertThat(schedule("list").out()).contains("0 schedules");
        assertThat(schedule("history", "--format", "json").json().path("runs"))
                .as("what it ran stays in the history")
                .hasSize(1);
    }

    @Test
    void aRunThatReachesNobodyFails() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        add("--cron", "0 8 * * *", "--folder", folder.resolve("later").toString());
        Files.move(file, folder.resolve("later"));

        Result ran = schedule("run", "weekly");
        assertThat(ran.exitCode()).isEqualTo(Failures.DATA_SAYS_NO);
        assertThat(ran.out()).contains("failed", "1 of 1 deliveries failed", "cannot be written");
        Files.delete(folder.resolve("later"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--cron='0 8 * *' --folder=a | The cron expression is '0 8 * *'",
                "--cron='0 8 * * *' --zone=Mars/Olympus --folder=a | The time zone is 'Mars/Olympus'",
                "--cron='0 8 * * *' | The report has 0 deliveries",
                "--cron='0 8 * * *' --folder=a --formats=doc | The format is 'doc'",
                "--cron='0 8 * * *' --email=ana@example.org | reports.mail.host is not set",
                "--cron='0 8 * * *' --webhook=http://localhost/x | The address of the webhook is 'http://localhost/x'",
                "--cron='0 8 * * *' --folder=a --catch-up=twice | --catch-up"
            })
    void tellsWhatIsWrong(String options, String message) {
        Result refused = add(options.replace("'", "").split(" (?=--)"));

        assertThat(refused.exitCode()).isEqualTo(Failures.WRONG_CALL);
        assertThat(refused.err()).contains(message);
    }

    @Test
    void tellsThatThereIsNoSuchSchedule() {
        for (String command : List.of("show", "run", "suspend", "resume", "remove", "history")) {
            Result refused = schedule(command, "nightly");
            assertThat(refused.exitCode()).as(command).isEqualTo(Failures.DATA_SAYS_NO);
            assertThat(refused.err()).contains("There is no schedule 'nightly'");
        }
        assertThat(schedule().err()).contains("add, list, show, run, suspend, resume, remove or history");
    }
}
