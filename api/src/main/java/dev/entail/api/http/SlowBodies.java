// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.EagerContentHandler.RetainedContentLoaderFactory;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Keeps slow bodies from those who are quicker: no thread waits for the first part of a body, which is all of it for most, and
 * one that comes more slowly than anybody needs is given up.
 */
final class SlowBodies extends Handler.Wrapper {
    private static final long BYTES_A_SECOND = 256;
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final int FIRST_PART = 64 * 1024;

    SlowBodies() {
        super(new EagerContentHandler(new RetainedContentLoaderFactory(FIRST_PART, 0, false)));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return super.handle(new Metered(request), response, callback);
    }

    /** Measures each body from when its request began; one that was waited for once only came late because this server was. */
    private static final class Metered extends Request.Wrapper {
        private long bytes;
        private int waits;

        Metered(Request request) {
            super(request);
        }

        @Override
        public Content.@Nullable Chunk read() {
            Content.Chunk chunk = super.read();
            if (chunk == null) {
                waits++;
                return chunk;
            }
            if (Content.Chunk.isFailure(chunk)) {
                return chunk;
            }
            bytes += chunk.remaining();
            if (chunk.isLast() || !isTooSlow()) {
                return chunk;
            }
            chunk.release();
            return Content.Chunk.from(
                    new TimeoutException("The body came more slowly than " + BYTES_A_SECOND + " bytes a second"));
        }

        private boolean isTooSlow() {
            long taken = System.nanoTime() - getBeginNanoTime();
            return waits > 1
                    && taken > GRACE.toNanos()
                    && bytes < BYTES_A_SECOND * (taken / Duration.ofSeconds(1).toNanos());
        }
    }
}
