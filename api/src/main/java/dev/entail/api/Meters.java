// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api;

import com.github.benmanes.caffeine.cache.Cache;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.function.Supplier;

/** What is counted and timed while Entail works, for Prometheus. Safe for several threads. */
public final class Meters {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /** {@return what work came to, timed by its kind and outcome} */
    public <T> T time(String meter, String tag, String kind, Supplier<T> work) {
        long begin = System.nanoTime();
        boolean done = false;
        try {
            T result = work.get();
            done = true;
            return result;
        } finally {
            record(meter, tag, kind, done ? "success" : "failure", Duration.ofNanos(System.nanoTime() - begin));
        }
    }

    /** Records how long work of a kind took. */
    public void record(String meter, String tag, String kind, String outcome, Duration time) {
        registry.timer(meter, tag, kind, "outcome", outcome).record(time);
    }

    /** {@return a cache, which has to record its statistics, now watched} */
    <K, V> Cache<K, V> watched(String name, Cache<K, V> cache) {
        return CaffeineCacheMetrics.monitor(registry, cache, name);
    }

    /** {@return the registry, to add what others measure} */
    public MeterRegistry registry() {
        return registry;
    }

    /** {@return all meters in the text format of Prometheus} */
    public String text() {
        return registry.scrape();
    }
}
