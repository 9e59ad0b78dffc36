// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.delivery;

import dev.entail.api.auth.Caller;
import jakarta.activation.DataHandler;
import jakarta.activation.FileDataSource;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Reports as mails with their files attached, over SMTP: one mail a recipient, and encrypted on its way to the server. */
final class MailChannel implements Channel {
    private static final long MOST_BYTES = 20L * 1024 * 1024;
    private static final String PATIENCE = "30000";

    private final Optional<MailSettings> settings;
    private final SSLContext tls;

    MailChannel(Optional<MailSettings> settings, SSLContext tls) {
        this.settings = settings;
        this.tls = tls;
    }

    /** {@return whether a text is one address of e-mail and nothing else} */
    static boolean isAddress(String text) {
        try {
            InternetAddress[] addresses = InternetAddress.parse(text, true);
            return addresses.length == 1
                    && text.equals(addresses[0].getAddress())
                    && text.matches("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+");
        } catch (AddressException e) {
            return false;
        }
    }

    @Override
    public void check(String to, Caller by) {
        if (!isAddress(to)) {
            throw new IllegalArgumentException(
                    "The recipient is '" + to + "', allowed is one address such as ana@example.org");
        }
        if (settings.isEmpty()) {
            throw new IllegalArgumentException(
                    "The recipient is '" + to + "', but no mail can be sent: reports.mail.host is not set");
        }
    }

    @Override
    public String deliver(String to, Parcel parcel) throws Undeliverable {
        MailSettings server = settings.orElseThrow(() -> Undeliverable.forGood("reports.mail.host is not set"));
        long bytes = parcel.files().stream().mapToLong(ReportFile::bytes).sum();
        if (bytes > MOST_BYTES) {
            throw Undeliverable.forGood(
                    "The files have %,d bytes, allowed in a mail are %,d".formatted(bytes, MOST_BYTES));
        }
        try {
            Transport.send(message(to, parcel, server));
            return "taken by " + server.host();
        } catch (SendFailedException e) {
            boolean isRefused = e.getInvalidAddresses() != null && e.getInvalidAddresses().length > 0;
            throw isRefused
                    ? Undeliverable.forGood(server.host() + " refuses the recipient: " + e.getMessage())
                    : Undeliverable.forNow(server.host() + " did not take it: " + e.getMessage());
        } catch (MessagingException e) {
            throw Undeliverable.forNow(server.host() + " did not take it: " + e.getMessage());
        }
    }

    private MimeMessage message(String to, Parcel parcel, MailSettings server)
            throws MessagingException, Undeliverable {
        String domain = server.from().substring(server.from().indexOf('@') + 1);
        MimeMessage message = new Mail(session(server), "<" + parcel.id() + "@" + domain + ">");
        message.setFrom(new InternetAddress(server.from()));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject(parcel.schedule() + ": " + parcel.report().title(), StandardCharsets.UTF_8.name());
        message.setHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
        message.setHeader("Auto-Submitted", "auto-generated");
        MimeMultipart parts = new MimeMultipart();
        MimeBodyPart text = new MimeBodyPart();
        text.setText(parcel.summary() + "\n", StandardCharsets.UTF_8.name());
        parts.addBodyPart(text);
        for (ReportFile file : parcel.files()) {
            MimeBodyPart attached = new MimeBodyPart();
            attached.setDataHandler(
                    new DataHandler(new FileDataSource(file.path().toFile())));
            attached.setHeader("Content-Type", file.format().mediaType());
            attached.setFileName(file.name());
            parts.addBodyPart(attached);
        }
        message.setContent(parts);
        message.saveChanges();
        return message;
    }

    private Session session(MailSettings server) throws Undeliverable {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", server.host());
        properties.setProperty("mail.smtp.port", String.valueOf(server.port()));
        properties.setProperty("mail.smtp.connectiontimeout", PATIENCE);
        properties.setProperty("mail.smtp.timeout", PATIENCE);
        properties.setProperty("mail.smtp.writetimeout", PATIENCE);
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.socketFactory", tls.getSocketFactory());
        switch (server.security()) {
            case STARTTLS -> {
                properties.setProperty("mail.smtp.starttls.enable", "true");
                properties.setProperty("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
            case NONE -> {}
        }
        server.user().ifPresent(user -> properties.setProperty("mail.smtp.auth", "true"));
        return Session.getInstance(properties, authenticator(server));
    }

    private static @Nullable Authenticator authenticator(MailSettings server) throws Undeliverable {
        if (server.user().isEmpty()) {
            return null;
        }
        String password = server.passwordFile().isPresent()
                ? read(server.passwordFile().get())
                : server.password().orElse("");
        PasswordAuthentication known = new PasswordAuthentication(server.user().get(), password);
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return known;
            }
        };
    }

    private static String read(Path file) throws Undeliverable {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw Undeliverable.forGood(file + ": cannot be read: " + e);
        }
    }

    /** A mail whose id stays the same when it is sent again, so that mail servers can tell a repetition. */
    private static final class Mail extends MimeMessage {
        private final String id;

        Mail(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
