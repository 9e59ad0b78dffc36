// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.delivery;

import dev.entail.api.config.Configuration;
import dev.entail.api.config.Key;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What reports are delivered with.
 *
 * @param folder under which folders for reports lie
 * @param mail the server that takes mails, empty where none is configured
 * @param signingKey the file with the key that bundles are signed with, made where it is not there
 * @param authorities a PEM file with certificate authorities that are trusted beside Java's own
 * @param kept the files of past reports
 */
public record DeliverySettings(
        Optional<Path> folder,
        Optional<MailSettings> mail,
        WebhookSettings webhook,
        Optional<Path> signingKey,
        Optional<Path> authorities,
        KeptFiles kept) {
    /** Nothing is configured: reports go into folders that an administrator names. */
    public static final DeliverySettings NONE = new DeliverySettings(
            Optional.empty(),
            Optional.empty(),
            new WebhookSettings(Map.of(), false),
            Optional.empty(),
            Optional.empty(),
            KeptFiles.NONE);

    /**
     * {@return what is configured}
     *
     * @param home where the folder for reports is if nobody says otherwise
     * @throws IllegalArgumentException naming the value that is not allowed and who set it
     */
    public static DeliverySettings of(Configuration configuration, Path home) {
        return new DeliverySettings(
                Optional.of(configuration.path(Key.REPORTS_FOLDER).orElse(home.resolve("reports"))),
                configuration.optional(Key.MAIL_HOST).map(host -> mail(configuration, host)),
                new WebhookSettings(
                        configuration.mapping(Key.WEBHOOK_SECRET_FILES, Path::of),
                        configuration.flag(Key.WEBHOOK_LOOPBACK)),
                Optional.of(configuration.path(Key.SIGNING_KEY).orElse(home.resolve("report-signing-key.pem"))),
                configuration.path(Key.REPORTS_AUTHORITIES),
                new KeptFiles(
                        Optional.of(home.resolve("report-files")), configuration.whole(Key.REPORTS_KEPT, 0, 100_000)));
    }

    private static MailSettings mail(Configuration configuration, String host) {
        MailSettings.Security security;
        try {
            security = MailSettings.Security.of(configuration.text(Key.MAIL_SECURITY));
        } catch (IllegalArgumentException e) {
            throw configuration.wrong(Key.MAIL_SECURITY, "starttls, tls, or none");
        }
        MailSettings mail = new MailSettings(
                host,
                configuration.whole(Key.MAIL_PORT, 1, 65_535),
                security,
                configuration.text(Key.MAIL_FROM),
                configuration.optional(Key.MAIL_USER),
                configuration.path(Key.MAIL_PASSWORD_FILE),
                configuration.optional(Key.MAIL_PASSWORD));
        if (!MailChannel.isAddress(mail.from())) {
            throw configuration.wrong(Key.MAIL_FROM, "an address of e-mail such as entail@example.org");
        }
        if (security == MailSettings.Security.NONE && !mail.isLoopback()) {
            throw configuration.wrong(
                    Key.MAIL_SECURITY, "starttls or tls; none only where reports.mail.host is this machine");
        }
        return mail;
    }
}
