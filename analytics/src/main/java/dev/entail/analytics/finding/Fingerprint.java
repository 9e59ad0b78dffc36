// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.finding;

import dev.entail.analytics.Suspicion;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/** What a finding is known by over runs, and what tells that it reads differently now. */
final class Fingerprint {
    private static final HexFormat HEX = HexFormat.of();

    private Fingerprint() {}

    /** {@return the id of a finding: the first 16 bytes of SHA-256 over its type, its subject and its cause} */
    static String of(String type, String subject, String cause) {
        return "finding:" + HEX.formatHex(digest(String.join("\u0000", type, subject, cause)), 0, 16);
    }

    /**
     * {@return 64 bits of SHA-256 over all that a list shows of it}
     *
     * @param evidence as texts
     */
    static long content(Suspicion suspicion, Collection<String> evidence, Collection<String> sources, long rank) {
        StringBuilder text = new StringBuilder(1_024)
                .append(suspicion.title())
                .append('\u0000')
                .append(suspicion.severity())
                .append(rank)
                .append('\u0000')
                .append(suspicion.subject())
                .append(sources);
        for (String fact : evidence) {
            text.append('\u0000').append(fact);
        }
        return ByteBuffer.wrap(digest(text.toString())).getLong();
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
