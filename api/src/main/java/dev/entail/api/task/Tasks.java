// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.entail.graph.GraphException;
import dev.entail.graph.load.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tasks of this process, carried out one after the other; of those that ended the last thousand are remembered for a
 * day. Safe for several threads.
 */
public final class Tasks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Tasks.class);
    private static final int MOST_WAITING = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Cache<String, Task> known = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(Duration.ofDays(1))
            .build();
    private final List<Consumer<Task>> watchers = new CopyOnWriteArrayList<>();
    private final ThreadPoolExecutor worker = new ThreadPoolExecutor(
            1,
            1,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            work -> new Thread(work, "entail-tasks"));

    public Tasks() {
        worker.allowCoreThreadTimeOut(true);
    }

    /**
     * {@return the task that will do work, empty where too many wait already}
     *
     * @param after is done when the work has ended, or is not begun
     */
    public Optional<Task> submit(
            String kind, String subject, String by, Function<Progress, JsonNode> work, Runnable after) {
        Task task = Task.queued(UUID.randomUUID().toString(), kind, subject, by);
        tell(task);
        try {
            worker.execute(() -> carryOut(task, work, after));
            return Optional.of(task);
        } catch (RejectedExecutionException e) {
            known.invalidate(task.id());
            after.run();
            return Optional.empty();
        }
    }

    private void carryOut(Task task, Function<Progress, JsonNode> work, Runnable after) {
        tell(task.at("beginning", 0, -1));
        try {
            JsonNode result = work.apply((phase, done, total) -> tell(task.at(phase, done, total)));
            tell(now(task).ended(Task.State.DONE, result, ""));
        } catch (GraphException | IllegalArgumentException e) {
            tell(now(task).ended(Task.State.FAILED, NullNode.getInstance(), String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            LOG.error("Task {} failed", task.id(), e);
            String told = "Something went wrong inside Entail; its log knows it by the task's id";
            tell(now(task).ended(Task.State.FAILED, NullNode.getInstance(), told));
        } finally {
            after.run();
        }
    }

    private Task now(Task task) {
        return find(task.id()).orElse(task);
    }

    private void tell(Task task) {
        known.put(task.id(), task);
        watchers.forEach(watcher -> watcher.accept(task));
    }

    /** {@return a task as it stands, empty where it is not known, or not any more} */
    public Optional<Task> find(String id) {
        return Optional.ofNullable(known.getIfPresent(id));
    }

    /** Tells a watcher of every step of every task, until what is returned is run. */
    public Runnable watch(Consumer<Task> watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    /** Finishes what runs; what takes too long is interrupted, and what waits is not begun. */
    @Override
    public void close() {
        worker.shutdown();
        worker.getQueue().clear();
        try {
            if (!worker.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                worker.shutdownNow();
            }
        } catch (InterruptedException e) {
            worker.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
