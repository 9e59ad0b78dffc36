// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.entail.graph.GraphException.NotFound;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Who is signed in with a browser. A session lives in this process and ends after twelve hours; its key is in the
 * browser's cookie only. The first session begins with a link that works once. Safe for several threads.
 */
public final class Sessions {
    public static final Duration LENGTH = Duration.ofHours(12);

    private static final int MOST = 10_000;

    private final Cache<String, Session> open =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LENGTH).build();
    private String link = "";

    /** {@return the secret of a link that opens one session; the one before works no longer} */
    public synchronized String newLink() {
        link = random();
        return link;
    }

    /**
     * A session as an administrator sees it.
     *
     * @param id what names it to others; it is not its key
     * @param address the network address that it was opened from
     */
    public record Session(String id, Caller caller, Instant since, String address) {
        /** {@return when it ends by itself} */
        public Instant until() {
            return since.plus(LENGTH);
        }
    }

    /** {@return the key of a new session for whoever has the link's secret, once} */
    public synchronized Optional<String> open(String secret, Origin origin) {
        if (link.isEmpty() || !MessageDigest.isEqual(bytes(link), bytes(secret))) {
            return Optional.empty();
        }
        link = "";
        return Optional.of(open(origin));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** {@return the key of a new session} */
    public String open(Origin origin) {
        String key = random();
        open.put(key, new Session(UUID.randomUUID().toString(), origin.caller(), Instant.now(), origin.address()));
        return key;
    }

    /** {@return whose session it is, empty where there is none or none any more} */
    public Optional<Caller> caller(String key) {
        return find(key).map(Session::caller);
    }

    /** {@return the session of a key, empty where there is none or none any more} */
    public Optional<Session> find(String key) {
        return Optional.ofNullable(open.getIfPresent(key));
    }

    /** {@return all that are open, the newest first} */
    public List<Session> all() {
        return open.asMap().values().stream()
                .sorted(Comparator.comparing(Session::since).reversed().thenComparing(Session::id))
                .toList();
    }

    /**
     * Ends a session at once, wherever its browser is.
     *
     * @throws NotFound where no session of this id is open
     */
    public void end(String id) {
        if (!open.asMap().values().removeIf(session -> session.id().equals(id))) {
            throw new NotFound("There is no session '" + id + "', or it has ended already");
        }
    }

    public void close(String key) {
        open.invalidate(key);
    }

    private static String random() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(TokenValue.random());
    }
}
