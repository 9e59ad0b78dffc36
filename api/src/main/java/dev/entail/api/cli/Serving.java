// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import dev.entail.api.Entail;
import dev.entail.api.http.EntailServer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server until it is told to stop: then it takes no more requests, finishes what runs, and the program ends only when
 * the store is closed as well.
 */
final class Serving implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Serving.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final CountDownLatch storeClosed = new CountDownLatch(1);

    /** Prepares a graph to be asked, and reads it ahead meanwhile; where that fails, whoever asks is told. */
    static Entail prepared(Entail entail) {
        quietly(entail::prepare);
        Thread.ofVirtual().name("entail-ahead").start(() -> quietly(entail::readAhead));
        return entail;
    }

    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.debug("could not be done ahead", e);
        }
    }

    /** Waits until the program is interrupted. */
    void await(EntailServer server) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
        server.awaitStop();
    }

    private void stop(EntailServer server) {
        server.close();
        try {
            if (!storeClosed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(Failures.NO_STORE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        storeClosed.countDown();
    }
}
