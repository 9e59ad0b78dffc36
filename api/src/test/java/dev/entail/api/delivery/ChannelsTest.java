// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import dev.entail.analytics.report.Figure;
import dev.entail.analytics.report.ReportContent;
import dev.entail.analytics.report.Table;
import dev.entail.api.auth.Caller;
import dev.entail.api.auth.Scope;
import dev.entail.api.config.Configuration;
import dev.entail.api.config.Key;
import dev.entail.api.config.Value;
import dev.entail.api.report.Provenance;
import dev.entail.api.report.ReportDocument;
import dev.entail.api.report.ReportFormat;
import dev.entail.graph.RecordCodec;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports reach folders, mail boxes and webhooks, and nobody else. */
final class ChannelsTest {
    private static final Caller ADMINISTRATOR = Caller.administrator("root");
    private static final Caller RISK = new Caller("risk", Set.of(Scope.RISK), "default");

    @TempDir
    private Path folder;

    private final Map<Key, Value> values = new EnumMap<>(Key.class);
    private Parcel parcel = new Parcel("x", "x", Instant.EPOCH, document(), List.of());

    @BeforeEach
    void write() throws IOException {
        Path file = Files.writeString(folder.resolve("made"), "café\r\n.\r\n");
        parcel = new Parcel(
                "weekly.20260105T080000Z",
                "weekly",
                Instant.parse("2026-01-05T08:00:00Z"),
                document(),
                List.of(ReportFile.of("weekly-20260105T080000Z.csv", ReportFormat.CSV, file)));
        set(Key.WEBHOOK_SECRET_FILES, "127.0.0.1=" + Hook.secretFile(folder));
        set(Key.WEBHOOK_LOOPBACK, "true");
    }

    static ReportDocument document() {
        Table table = Table.of("Rows", List.of("A"), List.of());
        ReportContent content =
                new ReportContent(List.of(new Figure("Without an owner", 3L, "of 9")), List.of(), table, List.of());
        return new ReportDocument(
                "ownership",
                "Ownership ✓",
                "What nobody answers for.",
                Instant.parse("2026-01-05T08:00:01Z"),
                7,
                Optional.empty(),
                Map.of(),
                content,
                new Provenance(List.of(), "0:0", Optional.empty()));
    }

    private void set(Key key, Object value) {
        values.put(key, new Value(String.valueOf(value), "test"));
    }

    private Channels channels() {
        return new Channels(DeliverySettings.of(Configuration.of(values, Map.of(), Map.of()), folder));
    }

    private static Delivery to(DeliveryKind kind, String to) {
        return new Delivery(kind, to);
    }

    @Test
    void foldersGetFilesWhole() throws IOException {
        String told = channels().deliver(to(DeliveryKind.FOLDER, "risk/weekly"), parcel);

        Path there = folder.resolve("reports/risk/weekly");
        assertThat(told).isEqualTo("weekly-20260105T080000Z.csv");
        assertThat(there.resolve(told)).hasContent("café\r\n.\r\n");
        try (var files = Files.list(there)) {
            assertThat(files).hasSize(1);
        }
        channels().deliver(to(DeliveryKind.FOLDER, "risk/weekly"), parcel);
        try (var files = Files.list(there)) {
            assertThat(files).as("a repetition replaces").hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc", "..", "a/../../b", "", "a\0b"})
    void foldersOutsideAreAnAdministratorsToName(String path) {
        assertThatThrownBy(() -> channels().check(to(DeliveryKind.FOLDER, path), RISK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The folder is '" + path.strip() + "'");
    }

    @Test
    void anAdministratorNamesAnyFolder() throws IOException {
        Delivery elsewhere = to(DeliveryKind.FOLDER, folder.resolve("elsewhere").toString());
        channels().check(elsewhere, ADMINISTRATOR);
        channels().check(to(DeliveryKind.FOLDER, "weekly"), RISK);
        channels().deliver(elsewhere, parcel);

        assertThat(folder.resolve("elsewhere/weekly-20260105T080000Z.csv")).exists();
        Delivery file = to(DeliveryKind.FOLDER, folder.resolve("made").toString());
        assertThatThrownBy(() -> channels().check(file, ADMINISTRATOR)).hasMessageContaining("which is a file");
        assertThat(catchThrowableOfType(Undeliverable.class, () -> channels().deliver(file, parcel))
                        .isPassing())
                .isFalse();
    }

    @Test
    void mailsCarryTheFiles() throws Exception {
        GreenMail server = start(ServerSetupTest.SMTP);
        try {
            set(Key.MAIL_PORT, server.getSmtp().getPort());
            set(Key.MAIL_SECURITY, "none");
            set(Key.MAIL_USER, "entail");
            set(Key.MAIL_PASSWORD_FILE, Files.writeString(folder.resolve("password"), "secret-word\n"));
            server.setUser("entail", "secret-word");
            channels().deliver(to(DeliveryKind.EMAIL, "ana@example.org"), parcel);
            channels().deliver(to(DeliveryKind.EMAIL, "ana@example.org"), parcel);

            assertThat(server.waitForIncomingEmail(10_000, 2)).isTrue();
            MimeMessage mail = server.getReceivedMessages()[0];
            assertThat(mail.getSubject()).isEqualTo("weekly: Ownership ✓");
            assertThat(mail.getAllRecipients()).extracting(String::valueOf).containsExactly("ana@example.org");
            assertThat(mail.getFrom()).extracting(String::valueOf).containsExactly("entail@example.org");
            assertThat(mail.getMessageID())
                    .isEqualTo("<weekly.20260105T080000Z@example.org>")
                    .isEqualTo(server.getReceivedMessages()[1].getMessageID());
            MimeMultipart parts = (MimeMultipart) mail.getContent();
            assertThat(String.valueOf(parts.getBodyPart(0).getContent()))
                    .isEqualToIgnoringNewLines("Ownership ✓, as of 2026-01-05T08:00:01Z: Without an owner 3");
            assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("weekly-20260105T080000Z.csv");
            assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/csv");
            assertThat(parts.getBodyPart(1).getInputStream())
                    .hasBinaryContent("café\r\n.\r\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertThat(GreenMailUtil.getWholeMessage(mail)).doesNotContain("secret-word");
        } finally {
            server.stop();
        }
    }

    private GreenMail start(ServerSetup setup) {
        GreenMail server = new GreenMail(setup.dynamicPort());
        server.start();
        set(Key.MAIL_HOST, "127.0.0.1");
        set(Key.MAIL_FROM, "entail@example.org");
        return server;
    }

    @Test
    void mailsDoNotGoInTheClearNorToAServerThatNobodyVouchesFor() {
        GreenMail plain = start(ServerSetupTest.SMTP);
        GreenMail unknown = start(ServerSetupTest.SMTPS);
        try {
            set(Key.MAIL_PORT, plain.getSmtp().getPort());
            assertThatThrownBy(() -> channels().deliver(to(DeliveryKind.EMAIL, "ana@example.org"), parcel))
                    .isInstanceOf(Undeliverable.class)
                    .hasMessageContaining("127.0.0.1 did not take it");
            set(Key.MAIL_PORT, unknown.getSmtps().getPort());
            set(Key.MAIL_SECURITY, "tls");
            assertThatThrownBy(() -> channels().deliver(to(DeliveryKind.EMAIL, "ana@example.org"), parcel))
                    .isInstanceOf(Undeliverable.class)
                    .hasMessageContaining("127.0.0.1 did not take it");
            assertThat(plain.getReceivedMessages()).isEmpty();
            assertThat(unknown.getReceivedMessages()).isEmpty();
        } finally {
            plain.stop();
            unknown.stop();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "reports.mail.security, none, 'allowed is starttls or tls; none only where reports.mail.host is this machine'",
        "reports.mail.security, ssl, 'allowed is starttls, tls, or none'",
        "reports.mail.from, nobody, 'allowed is an address of e-mail such as entail@example.org'",
        "reports.mail.port, 0, 'allowed is 1 to 65535'",
        "reports.webhook.allowLoopback, maybe, 'allowed is true or false'"
    })
    void wrongSettingsAreToldWithWhoSetThem(String path, String value, String allowed) {
        set(Key.MAIL_HOST, "192.0.2.1");
        set(Key.MAIL_FROM, "entail@example.org");
        Key wrong = List.of(Key.values()).stream()
                .filter(key -> key.path().equals(path))
                .findFirst()
                .orElseThrow();
        set(wrong, value);

        assertThatThrownBy(this::channels)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("test: " + path + " is '" + value + "'")
                .hasMessageContaining(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ana", "ana@", "a@b, c@d", "Ana <ana@example.org>", "a b@example.org"})
    void recipientsAreOneAddressEach(String address) {
        assertThatThrownBy(() -> channels().check(to(DeliveryKind.EMAIL, address), ADMINISTRATOR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The recipient is '" + address + "', allowed is one address");
    }

    @Test
    void recipientsNeedAMailServer() {
        assertThatThrownBy(() -> channels().check(to(DeliveryKind.EMAIL, "ana@example.org"), ADMINISTRATOR))
                .hasMessageContaining("reports.mail.host is not set");
    }

    @Test
    void webhooksAreSigned() throws Exception {
        try (Hook hook = new Hook()) {
            String told = channels().deliver(to(DeliveryKind.WEBHOOK, hook.url()), parcel);

            assertThat(told).isEqualTo("answered 204");
            Hook.Post post = hook.posts().getFirst();
            assertThat(post.path()).isEqualTo("/hook?team=risk");
            assertThat(post.header("webhook-id")).isEqualTo("weekly.20260105T080000Z");
            assertThat(Instant.ofEpochSecond(Long.parseLong(post.header("webhook-timestamp"))))
                    .isBetween(Instant.now().minusSeconds(60), Instant.now());
            assertThat(post.header("webhook-signature")).isEqualTo(post.expectedSignature());
            JsonNode body = RecordCodec.JSON.readTree(post.body());
            assertThat(body.path("text").asText())
                    .isEqualTo("Ownership ✓, as of 2026-01-05T08:00:01Z: Without an owner 3");
            assertThat(body.at("/data/figures/0/value").asLong()).isEqualTo(3);
            assertThat(body.at("/data/files/0/sha256").asText())
                    .isEqualTo(parcel.files().getFirst().sha256());
        }
    }

    @ParameterizedTest
    @CsvSource({"302, false", "404, false", "410, false", "429, true", "500, true", "503, true"})
    void webhooksThatRefuseAreTriedAgainOnlyWhereThatHelps(int status, boolean passing) throws IOException {
        try (Hook hook = new Hook().answering(status)) {
            Undeliverable failure = catchThrowableOfType(
                    Undeliverable.class, () -> channels().deliver(to(DeliveryKind.WEBHOOK, hook.url()), parcel));

            assertThat(failure).hasMessageContaining("answered " + status).hasMessageNotContaining("team=risk");
            assertThat(failure.isPassing()).isEqualTo(passing);
            assertThat(hook.posts()).as("redirects are not followed").hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://hooks.example.org/x, allowed is https",
        "ftp://127.0.0.1/x, allowed is https",
        "https://user:word@127.0.0.1/x, without user and fragment",
        "https:/x, without user and fragment",
        "'https://127.0.0.1/ x', allowed is https",
        "https://elsewhere.example/x, a host of reports.webhook.secretFiles: 127.0.0.1"
    })
    void webhooksAreHttpsToAHostThatHasASecret(String address, String allowed) {
        assertThatThrownBy(() -> channels().check(to(DeliveryKind.WEBHOOK, address), ADMINISTRATOR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + address + "'")
                .hasMessageContaining(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/x",
                "https://169.254.169.254/latest",
                "https://10.0.0.1/x",
                "https://localhost/x"
            })
    void webhooksDoNotReachIntoTheNetwork(String address) throws IOException {
        set(Key.WEBHOOK_LOOPBACK, "false");
        String host = java.net.URI.create(address).getHost();
        set(Key.WEBHOOK_SECRET_FILES, host + "=" + Hook.secretFile(folder));
        channels().check(to(DeliveryKind.WEBHOOK, address), ADMINISTRATOR);

        Undeliverable failure = catchThrowableOfType(
                Undeliverable.class, () -> channels().deliver(to(DeliveryKind.WEBHOOK, address), parcel));
        assertThat(failure).hasMessageContaining("no address of the public internet");
        assertThat(failure.isPassing()).isFalse();
    }

    @Test
    void aSecretThatIsNoneIsNotQuoted() throws IOException {
        Path file = Files.writeString(folder.resolve("short"), "whsec_c2hvcnQ=");
        set(Key.WEBHOOK_SECRET_FILES, "127.0.0.1=" + file);

        assertThatThrownBy(() -> channels().check(to(DeliveryKind.WEBHOOK, "https://127.0.0.1/"), ADMINISTRATOR))
                .hasMessageContaining(file + ": holds no secret of a webhook")
                .hasMessageNotContaining("c2hvcnQ");
    }

    @Test
    void theAddressOfAWebhookIsShownWithoutItsPath() {
        assertThat(to(DeliveryKind.WEBHOOK, "https://hooks.example.org:8443/T0/B0/secret")
                        .shown())
                .isEqualTo("https://hooks.example.org:8443/…");
        assertThat(to(DeliveryKind.FOLDER, "a/b").shown()).isEqualTo("a/b");
    }
}
