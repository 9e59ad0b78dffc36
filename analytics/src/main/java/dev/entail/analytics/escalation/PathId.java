// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The id of a path: the first 16 bytes of SHA-256 over its hops, so that the same path has the same id on every run. */
final class PathId {
    private PathId() {}

    static String of(List<Hop> hops) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Hop hop : hops) {
                digest.update((hop.from().id()
                                + '\u0000'
                                + hop.relation()
                                + '\u0000'
                                + hop.technique().orElse("")
                                + '\u0000'
                                + hop.to().id()
                                + '\u0000')
                        .getBytes(StandardCharsets.UTF_8));
            }
            return "path:" + HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
