// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * Who is signed in with a browser. A session lives in this process and ends after twelve hours; its key is in the
 * browser's cookie only. The first session begins with a link that works once. Safe for several threads.
 */
public final class Sessions {
    public static final Duration LENGTH = Duration.ofHours(12);

    private static final int MOST = 10_000;

    private final Cache<String, Caller> open =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LENGTH).build();
    private String link = "";

    /** {@return the secret of a link that opens one session; the one before works no longer} */
    public synchronized String newLink() {
        link = random();
        return link;
    }

    /** {@return the key of a new session for whoever has the link's secret, once} */
    public synchronized Optional<String> open(String secret) {
        if (link.isEmpty() || !MessageDigest.isEqual(bytes(link), bytes(secret))) {
            return Optional.empty();
        }
        link = "";
        return Optional.of(open(Caller.operatingSystemUser()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** {@return the key of a new session} */
    public String open(Caller caller) {
        String key = random();
        open.put(key, caller);
        return key;
    }

    /** {@return whose session it is, empty where there is none or none any more} */
    public Optional<Caller> caller(String key) {
        return Optional.ofNullable(open.getIfPresent(key));
    }

    public void close(String key) {
        open.invalidate(key);
    }

    private static String random() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(TokenValue.random());
    }
}
