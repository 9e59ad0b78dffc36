// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import dev.entail.api.Entail;
import dev.entail.api.Settings;
import dev.entail.api.auth.Scope;
import dev.entail.api.delivery.Hook;
import dev.entail.api.http.EntailServer;
import dev.entail.api.http.ServerOptions;
import dev.entail.api.http.Visitor;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Records;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A schedule made over GraphQL: its report arrives in a folder, in a mail box and at a webhook, also after a restart. */
@ExtendWith(SharedStore.class)
final class ScheduledReportsTest {
    private static final String LINES = """
            {'label':'Identity','id':'ana','properties':{'kind':'EMPLOYEE','name':'Ana','email':'ana@example.org','status':'ACTIVE'}}
            {'label':'Identity','id':'svc','properties':{'kind':'SERVICE_ACCOUNT','name':'Nightly export'}}
            """;

    @TempDir
    private Path home;

    private final GreenMail mail = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    private Entail entail;
    private EntailServer server;
    private Visitor risk;

    @BeforeEach
    void serve(GraphStore store) throws IOException {
        mail.start();
        entail = new Entail(
                store,
                Settings.USUAL.with(Deliveries.settings(home, mail.getSmtp().getPort())));
        entail.load(Records.SOURCE, Records.of(LINES), LoadOptions.at(Instant.parse("2026-01-05T00:00:00Z")));
        server = EntailServer.start(entail, ServerOptions.local(0));
        risk = Visitor.of(server, store, Scope.RISK);
    }

    @AfterEach
    void stop() {
        server.close();
        mail.stop();
    }

    private JsonNode ask(String document) throws IOException, InterruptedException {
        JsonNode response = risk.json(document);
        assertThat(response.path("errors").toString()).isEmpty();
        return response.path("data");
    }

    private static String create(String more) {
        return """
                mutation { createReportSchedule(input: {name: "weekly", report: "ownership", %s}) {
                  ... on ReportScheduleSuccess { schedule { id name nextRuns(n: 2) savedBy concurrency catchUp } }
                  ... on Failure { message } } }""".formatted(more);
    }

    @Test
    void arrivesWithinTheNextMinute() throws Exception {
        try (Hook hook = new Hook()) {
            JsonNode schedule = ask(create("""
                            cron: "* * * * *", zone: "Europe/Berlin", formats: [PDF], deliveries: [
                              {kind: FOLDER, to: "risk"}, {kind: EMAIL, to: "ana@example.org"},
                              {kind: WEBHOOK, to: "%s"}]""".formatted(hook.url()))).at("/createReportSchedule/schedule");
            assertThat(schedule.path("savedBy").asText()).isEqualTo(risk.name());
            Instant due =
                    OffsetDateTime.parse(schedule.at("/nextRuns/0").asText()).toInstant();
            assertThat(due)
                    .isBetween(Instant.now().minusSeconds(5), Instant.now().plusSeconds(61));

            String history = """
                    { reportRuns(schedule: "%s") { nodes { id status trigger slot duration attempts error graphVersion
                        schedule { name } files { name format bytes sha256 kept }
                        deliveries { result detail attempts delivery { kind shown to } } } } }""".formatted(schedule.path("id").asText());
            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> ask(history)
                            .at("/reportRuns/nodes")
                            .valueStream()
                            .anyMatch(run -> run.path("status").asText().equals("SUCCEEDED")));
            ask("mutation { deleteReportSchedule(id: \"%s\") { ... on DeleteSuccess { id } } }"
                    .formatted(schedule.path("id").asText()));

            JsonNode run = ask(history)
                    .at("/reportRuns/nodes")
                    .valueStream()
                    .reduce((newer, older) -> older)
                    .orElseThrow();
            assertThat(run.path("trigger").asText()).isEqualTo("SCHEDULE");
            assertThat(OffsetDateTime.parse(run.path("slot").asText()).toInstant())
                    .isEqualTo(due);
            assertThat(run.path("schedule").isNull()).isTrue();
            assertThat(run.path("graphVersion").asLong()).isPositive();
            assertThat(run.at("/deliveries")
                            .valueStream()
                            .map(each -> each.at("/delivery/kind").asText() + " "
                                    + each.path("result").asText()))
                    .containsExactly("FOLDER DELIVERED", "EMAIL DELIVERED", "WEBHOOK DELIVERED");
            assertThat(run.at("/deliveries/2/delivery/shown").asText()).doesNotContain("team=risk");
            assertThat(entail.audit().between(1, entail.audit().size()))
                    .filteredOn(entry -> entry.actor().equals(risk.name()))
                    .extracting(entry -> entry.action() + " " + entry.subject() + " " + entry.phase())
                    .contains("mutation.createReportSchedule weekly SUCCESS", "schedule.run weekly SUCCESS");

            Path file =
                    home.resolve("reports/risk").resolve(run.at("/files/0/name").asText());
            byte[] pdf = Files.readAllBytes(file);
            assertThat(text(pdf)).contains("Ownership", "svc");
            assertThat(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(pdf)))
                    .isEqualTo(run.at("/files/0/sha256").asText());
            assertThat(run.at("/files/0/kept").asBoolean()).isTrue();
            String files = "api/report-runs/" + run.path("id").asText() + "/files/";
            HttpResponse<byte[]> kept = HttpClient.newHttpClient()
                    .send(
                            risk.request(files + run.at("/files/0/name").asText())
                                    .GET()
                                    .build(),
                            BodyHandlers.ofByteArray());
            assertThat(kept.body()).isEqualTo(pdf);
            assertThat(kept.headers().firstValue("Content-Type")).contains("application/pdf");
            HttpResponse<String> other =
                    Visitor.send(risk.request(files + "other.pdf").GET());
            assertThat(other.statusCode()).isEqualTo(404);
            assertThat(other.body()).contains("other.pdf");
            MimeMultipart parts = (MimeMultipart) mail.getReceivedMessages()[0].getContent();
            assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(pdf);
            Hook.Post post = hook.posts().getFirst();
            assertThat(post.header("webhook-signature")).isEqualTo(post.expectedSignature());
            assertThat(RecordCodec.JSON
                            .readTree(post.body())
                            .at("/data/files/0/sha256")
                            .asText())
                    .isEqualTo(run.at("/files/0/sha256").asText());
        }
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void isThereAfterARestartWithItsHistory() throws Exception {
        ask(create("cron: \"0 8 * * MON\", zone: \"Europe/Berlin\", deliveries: [{kind: FOLDER, to: \"risk\"}]"));
        JsonNode begun = ask("""
                mutation { runReport(input: {schedule: "weekly"}) {
                  ... on ReportRunSuccess { task run { id status } } ... on Failure { message } } }""");
        assertThat(begun.at("/runReport/run/status").asText()).isEqualTo("RUNNING");
        awaitLastRun();
        server.close();
        server = EntailServer.start(new Entail(entail.store(), entail.settings()), ServerOptions.local(0));
        risk = Visitor.of(server, entail.store(), Scope.RISK);

        JsonNode schedule = ask("""
                { reportSchedules { totalCount nodes { name cron zone nextRuns lastRun { id trigger files { name } }
                    runs { totalCount } } } }""").at("/reportSchedules/nodes/0");
        assertThat(schedule.at("/lastRun/id")).isEqualTo(begun.at("/runReport/run/id"));
        assertThat(schedule.at("/lastRun/trigger").asText()).isEqualTo("CALLER");
        assertThat(schedule.at("/runs/totalCount").asInt()).isEqualTo(1);
        assertThat(schedule.path("nextRuns").valueStream().map(JsonNode::asText))
                .hasSize(5)
                .allMatch(time -> time.matches(".*T08:00:00(\\.000)?\\+0[12]:00"));
        assertThat(home.resolve("reports/risk")).isNotEmptyDirectory();
    }

    private void awaitLastRun() {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> ask("{ reportSchedules { nodes { lastRun { status } } } }")
                        .at("/reportSchedules/nodes/0/lastRun/status")
                        .asText()
                        .equals("SUCCEEDED"));
    }

    @Test
    void arrivesThoughItCannotBeKept() throws Exception {
        Files.writeString(home.resolve("report-files"), "a file in the place of the folder");
        ask(create("cron: \"0 8 * * MON\", deliveries: [{kind: FOLDER, to: \"risk\"}]"));
        ask("mutation { runReport(input: {schedule: \"weekly\"}) { ... on ReportRunSuccess { task } } }");
        awaitLastRun();

        assertThat(home.resolve("reports/risk")).isNotEmptyDirectory();
        assertThat(ask("{ reportSchedules { nodes { lastRun { files { kept } } } } }")
                        .at("/reportSchedules/nodes/0/lastRun/files/0/kept")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void isChangedAndRemoved() throws Exception {
        String id = ask(create("cron: \"0 8 * * MON\", deliveries: [{kind: FOLDER, to: \"risk\"}]"))
                .at("/createReportSchedule/schedule/id")
                .asText();
        JsonNode changed = ask("""
                mutation { updateReportSchedule(id: "%s", input: {report: "secrets", cron: "0 9 1 * *", suspended: true,
                    filter: {departments: ["Sales"]}, formats: [CSV, HTML], catchUp: NONE,
                    deliveries: [{kind: FOLDER, to: "risk"}]}) {
                  ... on ReportScheduleSuccess { schedule { name report cron suspended formats catchUp
                    filter { departments kinds } } } ... on Failure { message } } }""".formatted(id)).at("/updateReportSchedule/schedule");
        assertThat(changed.toString())
                .isEqualTo("{\"name\":\"weekly\",\"report\":\"secrets\",\"cron\":\"0 9 1 * *\",\"suspended\":true,"
                        + "\"formats\":[\"CSV\",\"HTML\"],\"catchUp\":\"NONE\","
                        + "\"filter\":{\"departments\":[\"Sales\"],\"kinds\":[]}}");
        assertThat(ask("{ node(id: \"%s\") { id ... on ReportSchedule { report } } }".formatted(id))
                        .at("/node/report")
                        .asText())
                .isEqualTo("secrets");
        String delete = "mutation { deleteReportSchedule(id: \"%s\") { __typename } }".formatted(id);
        assertThat(ask(delete).at("/deleteReportSchedule/__typename").asText()).isEqualTo("DeleteSuccess");
        assertThat(ask(delete).at("/deleteReportSchedule/__typename").asText()).isEqualTo("NotFound");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cron: '61 * * * *', deliveries: [{kind: FOLDER, to: 'a'}] | The cron expression is '61 * * * *'",
                "cron: '0 0 31 2 *', deliveries: [{kind: FOLDER, to: 'a'}] | which no day ever meets",
                "cron: '0 8 * * *', zone: 'Europe/Atlantis', deliveries: [{kind: FOLDER, to: 'a'}] | The time zone is 'Europe/Atlantis'",
                "cron: '0 8 * * *', deliveries: [] | The report has 0 deliveries, allowed are 1 to 100",
                "cron: '0 8 * * *', formats: [], deliveries: [{kind: FOLDER, to: 'a'}] | The report has no format",
                "cron: '0 8 * * *', deliveries: [{kind: FOLDER, to: '/etc'}] | any other is an administrator's to name",
                "cron: '0 8 * * *', deliveries: [{kind: EMAIL, to: 'ana'}] | The recipient is 'ana'",
                "cron: '0 8 * * *', deliveries: [{kind: WEBHOOK, to: 'http://10.0.0.1/'}] | The address of the webhook is 'http://10.0.0.1/'",
                "cron: '0 8 * * *', deliveries: [{kind: WEBHOOK, to: 'https://elsewhere.example/'}] | a host of reports.webhook.secretFiles: 127.0.0.1"
            })
    void refusesWhatCannotWork(String input, String message) throws Exception {
        assertThat(ask(create(input.replace('\'', '"')))
                        .at("/createReportSchedule/message")
                        .asText())
                .contains(message);
        assertThat(ask("{ reportSchedules { totalCount } }")
                        .at("/reportSchedules/totalCount")
                        .asInt())
                .isZero();
    }

    @Test
    void isForThoseWhoMayScheduleReports() throws Exception {
        ask(create("cron: \"0 8 * * MON\", deliveries: [{kind: FOLDER, to: \"risk\"}]"));
        Visitor viewer = Visitor.of(server, entail.store(), Scope.VIEWER);

        assertThat(viewer.json(create("cron: \"0 8 * * MON\", deliveries: [{kind: FOLDER, to: \"risk\"}]"))
                        .at("/errors/0/extensions/code")
                        .asText())
                .isEqualTo("FORBIDDEN");
        JsonNode seen = viewer.json("{ reportSchedules { nodes { name deliveries { kind shown } } } }");
        assertThat(seen.at("/data/reportSchedules/nodes/0/deliveries/0/shown").asText())
                .isEqualTo("risk");
        assertThat(viewer.json("{ reportSchedules { nodes { deliveries { to } } } }")
                        .at("/errors/0/extensions/code")
                        .asText())
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void theServerIsReadyOnlyWhileSchedulesAreLookedAt() throws Exception {
        java.net.URI ready = server.url().resolve("health/ready");
        try (var http = java.net.http.HttpClient.newHttpClient()) {
            var answer = http.send(
                    java.net.http.HttpRequest.newBuilder(ready).build(),
                    java.net.http.HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("\"scheduler\":\"running\"");
        }
    }
}
