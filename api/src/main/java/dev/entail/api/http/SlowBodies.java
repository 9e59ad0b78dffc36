// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Gives up requests whose bodies come more slowly than anybody needs: each keeps a thread that others wait for. */
final class SlowBodies extends Handler.Wrapper {
    private static final long BYTES_A_SECOND = 256;
    private static final Duration GRACE = Duration.ofSeconds(5);

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return super.handle(new Metered(request), response, callback);
    }

    /** Measures each body from when its request began. */
    private static final class Metered extends Request.Wrapper {
        private long bytes;

        Metered(Request request) {
            super(request);
        }

        @Override
        public Content.@Nullable Chunk read() {
            Content.Chunk chunk = super.read();
            if (chunk == null || Content.Chunk.isFailure(chunk)) {
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
            return taken > GRACE.toNanos()
                    && bytes < BYTES_A_SECOND * (taken / Duration.ofSeconds(1).toNanos());
        }
    }
}
