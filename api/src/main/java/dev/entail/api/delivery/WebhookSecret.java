// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.delivery;

import dev.entail.graph.GraphException.BadInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that posts are signed with, as the Standard Webhooks specification 1.0 lays out: HMAC-SHA256 over id, timestamp and
 * body joined by dots.
 */
public final class WebhookSecret {
    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;

    private final byte[] key;

    private WebhookSecret(byte[] key) {
        this.key = key;
    }

    /**
     * {@return the secret that a file holds}
     *
     * @throws BadInput where it holds none, without quoting what it does
     */
    static WebhookSecret read(Path file) {
        try {
            String text = Files.readString(file).strip();
            byte[] key = Base64.getDecoder().decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : "");
            if (key.length >= SHORTEST) {
                return new WebhookSecret(key);
            }
        } catch (IOException e) {
            throw new BadInput(file + ": cannot be read: " + e, e);
        } catch (IllegalArgumentException e) {
            throw notOne(file);
        }
        throw notOne(file);
    }

    private static BadInput notOne(Path file) {
        return new BadInput(file + ": holds no secret of a webhook, allowed is " + PREFIX + " and then at least "
                + SHORTEST + " random bytes in base64");
    }

    /** {@return the signature of a body, as the header has it} */
    String sign(String id, Instant at, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HMAC-SHA256", e);
        }
    }

    @Override
    public String toString() {
        return "WebhookSecret[hidden]";
    }
}
