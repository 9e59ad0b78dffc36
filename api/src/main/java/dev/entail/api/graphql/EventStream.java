// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import java.util.concurrent.SubmissionPublisher;
import java.util.function.Consumer;
import java.util.function.Function;
import org.reactivestreams.FlowAdapters;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * Events as a subscription takes them. Who takes them too slowly misses some: the source of the events never waits.
 *
 * @param watch begins to tell a listener of events, and answers with how to end that
 */
record EventStream<T>(Function<Consumer<T>, Runnable> watch) implements Publisher<T> {
    private static final int MOST_WAITING = 4_096;

    @Override
    public void subscribe(Subscriber<? super T> subscriber) {
        SubmissionPublisher<T> events = new SubmissionPublisher<>(Runnable::run, MOST_WAITING);
        Subscriber<T> kept = new Subscriber<>() {
            @Override
            public void onSubscribe(Subscription subscription) {
                Runnable end = watch.apply(event -> events.offer(event, (_, _) -> false));
                subscriber.onSubscribe(new Subscription() {
                    @Override
                    public void request(long count) {
                        subscription.request(count);
                    }

                    @Override
                    public void cancel() {
                        end.run();
                        subscription.cancel();
                    }
                });
            }

            @Override
            public void onNext(T event) {
                subscriber.onNext(event);
            }

            @Override
            public void onError(Throwable failure) {
                subscriber.onError(failure);
            }

            @Override
            public void onComplete() {
                subscriber.onComplete();
            }
        };
        events.subscribe(FlowAdapters.toFlowSubscriber(kept));
    }
}
