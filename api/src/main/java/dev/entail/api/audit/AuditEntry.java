// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * One line of the audit log.
 *
 * @param number counts from 1 without gaps
 * @param intent the number of the entry that announced what this is the outcome of; 0 for any other
 * @param action what was done, such as {@code token.create}
 * @param subject what it was done to
 * @param request the id of the request
 * @param address where the request came from
 * @param detail why it failed, where it did
 * @param previous the hash of the entry before
 * @param hash of all of this, as {@link #hashed} computes it
 */
public record AuditEntry(
        long number,
        Instant at,
        Phase phase,
        long intent,
        String actor,
        String action,
        String subject,
        String request,
        String address,
        String detail,
        String previous,
        String hash) {
    /** What the first entry has for the hash of the one before. */
    public static final String NONE = "0".repeat(64);

    /** When an entry was written. */
    public enum Phase {
        /** Before it was done. */
        INTENT,
        SUCCESS,
        FAILURE
    }

    /** {@return this entry with its hash: SHA-256 over all its parts, each with its length before it} */
    AuditEntry hashed() {
        StringBuilder text = new StringBuilder();
        for (String part : List.of(
                String.valueOf(number),
                at.toString(),
                phase.name(),
                String.valueOf(intent),
                actor,
                action,
                subject,
                request,
                address,
                detail,
                previous)) {
            text.append(part.length()).append(':').append(part);
        }
        return new AuditEntry(
                number, at, phase, intent, actor, action, subject, request, address, detail, previous, sha256(text));
    }

    private static String sha256(CharSequence text) {
        try {
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }
}
