// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import dev.entail.api.graphql.Answer;
import dev.entail.graph.RecordCodec;
import graphql.ExecutionResult;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * An answer as server-sent events, in the distinct connections mode of graphql-sse: {@code next} for each response,
 * {@code complete} at the end. The connection is written to now and then, so that one that is gone is noticed.
 */
final class EventStreamAnswer {
    static final String TYPE = "text/event-stream";

    private static final Semaphore CONNECTIONS = new Semaphore(64);
    private static final int MOST_WAITING = 4_096;
    private static final int SECONDS_BETWEEN_SIGNS = 10;

    private final Context context;
    private final BooleanSupplier open;
    private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(MOST_WAITING);

    EventStreamAnswer(Context context, BooleanSupplier open) {
        this.context = context;
        this.open = open;
    }

    private record Event(String name, @Nullable Map<String, Object> response) {
        static final Event COMPLETE = new Event("complete", null);

        static Event next(Map<String, Object> response) {
            return new Event("next", response);
        }
    }

    void send(Answer answer) {
        if (!CONNECTIONS.tryAcquire()) {
            context.header("Retry-After", "10");
            Answers.fail(context, 503, "BUSY", "Too many subscriptions are open; try again later");
            return;
        }
        AtomicReference<@Nullable Subscription> subscription = new AtomicReference<>();
        try {
            take(answer, subscription);
            write();
        } catch (IOException e) {
            context.attribute("gone", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Subscription open = subscription.get();
            if (open != null) {
                open.cancel();
            }
            CONNECTIONS.release();
        }
    }

    private void take(Answer answer, AtomicReference<@Nullable Subscription> subscription) {
        switch (answer) {
            case Answer.One one -> {
                events.add(Event.next(one.response()));
                events.add(Event.COMPLETE);
            }
            case Answer.Many many -> many.events().subscribe(new Taker(subscription));
        }
    }

    private void write() throws IOException, InterruptedException {
        context.res().setContentType(TYPE + "; charset=utf-8");
        context.res().setHeader("Cache-Control", "no-store");
        context.res().setHeader("X-Accel-Buffering", "no");
        OutputStream out = context.res().getOutputStream();
        write(out, ":\n\n");
        int waited = 0;
        while (open.getAsBoolean()) {
            Event event = events.poll(1, TimeUnit.SECONDS);
            if (event == null) {
                waited++;
                if (waited % SECONDS_BETWEEN_SIGNS == 0) {
                    write(out, ":\n\n");
                }
                continue;
            }
            String data = event.response() == null
                    ? ""
                    : RecordCodec.JSON.valueToTree(event.response()).toString();
            write(out, "event: " + event.name() + "\ndata: " + data + "\n\n");
            if (event.response() == null) {
                return;
            }
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Puts what happens into the queue; what no longer fits is dropped. */
    private final class Taker implements Subscriber<ExecutionResult> {
        private final AtomicReference<@Nullable Subscription> subscription;

        Taker(AtomicReference<@Nullable Subscription> subscription) {
            this.subscription = subscription;
        }

        @Override
        public void onSubscribe(Subscription begun) {
            subscription.set(begun);
            begun.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(ExecutionResult result) {
            var _ = events.offer(Event.next(result.toSpecification()));
        }

        @Override
        public void onError(Throwable failure) {
            onComplete();
        }

        @Override
        public void onComplete() {
            var _ = events.offer(Event.COMPLETE);
        }
    }
}
