// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.entail.api.config.Configuration;
import dev.entail.api.config.Key;
import dev.entail.api.config.Value;
import dev.entail.api.report.ReportFormat;
import dev.entail.graph.GraphException.BadInput;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.subethamail.smtp.server.SMTPServer;

/** Mails and posts go, over real TLS, to servers for which an authority vouches that is trusted, by their name, and to no other. */
final class AuthoritiesTest {
    @TempDir
    private static Path made;

    private static Certificates certificates;

    @TempDir
    private Path folder;

    private final Map<Key, Value> values = new EnumMap<>(Key.class);
    private final List<String> mails = new CopyOnWriteArrayList<>();
    private Parcel parcel;

    @BeforeAll
    static void certify() throws Exception {
        certificates = Certificates.in(made);
    }

    @BeforeEach
    void make() throws Exception {
        Path file = Files.writeString(folder.resolve("made"), "a,b\r\n");
        parcel = new Parcel(
                "weekly.1",
                "weekly",
                Instant.EPOCH,
                ChannelsTest.document(),
                List.of(ReportFile.of("weekly.csv", ReportFormat.CSV, file)));
        Path secret = Hook.secretFile(folder);
        set(Key.WEBHOOK_SECRET_FILES, "127.0.0.1=" + secret + ",localhost=" + secret);
        set(Key.WEBHOOK_LOOPBACK, "true");
        set(Key.MAIL_FROM, "entail@example.org");
        set(Key.MAIL_HOST, "localhost");
    }

    private void set(Key key, Object value) {
        values.put(key, new Value(String.valueOf(value), "test"));
    }

    private Channels channels() {
        return new Channels(DeliverySettings.of(Configuration.of(values, Map.of(), Map.of()), folder));
    }

    private String mail() throws Undeliverable {
        return channels().deliver(new Delivery(DeliveryKind.EMAIL, "ana@example.org"), parcel);
    }

    /** A server of mail that takes nothing in the clear. */
    private SMTPServer server(MailSettings.Security security) {
        SMTPServer.Builder server = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("localhost")
                .messageHandler((context, from, to, mail) ->
                        mails.add(from + ">" + to + "\n" + new String(mail, StandardCharsets.UTF_8)));
        SMTPServer made = switch (security) {
            case STARTTLS ->
                server.enableTLS()
                        .requireTLS()
                        .startTlsSocketFactory(certificates.server())
                        .build();
            case TLS -> server.serverSocketFactory(certificates.server()).build();
            case NONE -> throw new IllegalArgumentException("None is not encrypted");
        };
        made.start();
        set(Key.MAIL_PORT, made.getPortAllocated());
        set(Key.MAIL_SECURITY, security);
        return made;
    }

    @ParameterizedTest
    @EnumSource(
            value = MailSettings.Security.class,
            names = {"STARTTLS", "TLS"})
    void mailsGoToAServerThatATrustedAuthorityVouchesFor(MailSettings.Security security) throws Exception {
        SMTPServer server = server(security);
        try {
            set(Key.REPORTS_AUTHORITIES, certificates.authority());

            assertThat(mail()).isEqualTo("taken by localhost");
            assertThat(mails).hasSize(1);
            assertThat(mails.getFirst())
                    .startsWith("entail@example.org>ana@example.org\n")
                    .contains("Message-ID: <weekly.1@example.org>", "weekly.csv");
        } finally {
            server.stop();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = MailSettings.Security.class,
            names = {"STARTTLS", "TLS"})
    void mailsDoNotGoToAServerThatNobodyVouchesForOrThatIsCalledOtherwise(MailSettings.Security security) {
        SMTPServer server = server(security);
        try {
            assertThatThrownBy(this::mail)
                    .isInstanceOf(Undeliverable.class)
                    .hasMessageContaining("localhost did not take it");

            set(Key.REPORTS_AUTHORITIES, certificates.authority());
            set(Key.MAIL_HOST, "127.0.0.1");
            assertThatThrownBy(this::mail)
                    .isInstanceOf(Undeliverable.class)
                    .hasMessageContaining("127.0.0.1 did not take it");
            assertThat(mails).isEmpty();
        } finally {
            server.stop();
        }
    }

    @Test
    void postsGoToAServerThatATrustedAuthorityVouchesFor() throws Exception {
        set(Key.REPORTS_AUTHORITIES, certificates.authority());
        try (Hook hook = new Hook(certificates.server())) {
            assertThat(channels().deliver(new Delivery(DeliveryKind.WEBHOOK, hook.url()), parcel))
                    .isEqualTo("answered 204");
            Hook.Post post = hook.posts().getFirst();
            assertThat(post.header("webhook-signature")).isEqualTo(post.expectedSignature());
        }
    }

    @Test
    void postsDoNotGoToAServerThatNobodyVouchesForOrThatIsCalledOtherwise() throws Exception {
        try (Hook hook = new Hook(certificates.server())) {
            assertThat(refused(hook.url()))
                    .hasMessageContaining("localhost cannot be reached")
                    .hasMessageContaining("PKIX path building failed");

            set(Key.REPORTS_AUTHORITIES, certificates.authority());
            assertThat(refused(hook.url().replace("localhost", "127.0.0.1")))
                    .hasMessageContaining("127.0.0.1 cannot be reached")
                    .hasMessageContaining("subject alternative names");
            assertThat(hook.posts()).isEmpty();
        }
    }

    private Undeliverable refused(String url) {
        return catchThrowableOfType(
                Undeliverable.class, () -> channels().deliver(new Delivery(DeliveryKind.WEBHOOK, url), parcel));
    }

    @Test
    void aFileWithoutAuthoritiesIsRefused() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty.pem"));
        set(Key.REPORTS_AUTHORITIES, empty);
        assertThatThrownBy(this::channels)
                .isInstanceOf(BadInput.class)
                .hasMessage(empty + ": holds no certificate, allowed is PEM");

        set(Key.REPORTS_AUTHORITIES, folder.resolve("missing.pem"));
        assertThatThrownBy(this::channels)
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("missing.pem: cannot be read");

        Path text = Files.writeString(folder.resolve("text.pem"), "no certificate\n");
        set(Key.REPORTS_AUTHORITIES, text);
        assertThatThrownBy(this::channels).isInstanceOf(BadInput.class).hasMessageStartingWith(text + ": ");
    }
}
