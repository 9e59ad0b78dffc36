// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.delivery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The server that takes mails (SMTP, RFC 5321).
 *
 * @param from the address that mails come from
 * @param passwordFile where the password stands, read anew for each mail; empty where it is given itself
 * @param user as whom to sign in, empty where the server takes mails from anybody
 */
public record MailSettings(
        String host,
        int port,
        Security security,
        String from,
        Optional<String> user,
        Optional<Path> passwordFile,
        Optional<String> password) {
    /** How the way to the server is protected. */
    public enum Security {
        /** It begins in the clear and must turn to TLS before anything is said (RFC 3207). */
        STARTTLS,
        /** TLS from the first byte (RFC 8314). */
        TLS,
        NONE;

        static Security of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /** {@return whether the server is on this machine} */
    boolean isLoopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "MailSettings[host=" + host + ", port=" + port + "]";
    }
}
