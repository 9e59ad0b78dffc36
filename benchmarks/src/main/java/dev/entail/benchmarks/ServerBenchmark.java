// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.benchmarks;

import dev.entail.api.Entail;
import dev.entail.api.auth.Scope;
import dev.entail.api.auth.Tokens;
import dev.entail.api.config.Configuration;
import dev.entail.api.config.Key;
import dev.entail.api.config.Value;
import dev.entail.api.http.EntailServer;
import dev.entail.api.http.ServerOptions;
import dev.entail.graph.load.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Serves a generated organisation on loopback to clients that ask without pause, and prints what they were answered: a
 * line of {@code name=value} for each kind of question and one for all. Times are in milliseconds as the clients see
 * them; {@code heap} is in megabytes, after a collection, of the one process that holds database, server and clients.
 *
 * <p>Arguments: identities, clients, seconds; 100000, 50 and 60 where they are absent.
 */
final class ServerBenchmark {
    private static final long SEED = 20_261_101;
    private static final int MEGABYTE = 1 << 20;

    private ServerBenchmark() {}

    static void main(String[] arguments) throws InterruptedException {
        int identities = number(arguments, 0, 100_000);
        int clients = number(arguments, 1, 50);
        Duration time = Duration.ofSeconds(number(arguments, 2, 60));
        Estates estates = new Estates(identities, SEED);
        try (TemporaryStore store = new TemporaryStore()) {
            store.load(estates);
            Entail entail = new Entail(store.graph());
            entail.analyze(List.of(), Progress.SILENT);
            String token = new Tokens(store.graph())
                    .create("clients", Set.of(Scope.VIEWER), "default", Optional.empty(), Instant.now());
            try (EntailServer server = EntailServer.start(entail, options())) {
                ServerClients asking = new ServerClients(server.url().resolve("graphql"), token, estates);
                asking.warmUp();
                long before = heap();
                Map<ServerClients.Question, Answered> answered = asking.ask(clients, time);
                long after = heap();
                print(identities, clients, time, answered, before, after);
            }
        }
    }

    private static ServerOptions options() {
        Map<Key, Value> given = Map.of(
                Key.PORT, new Value("0", "benchmark"), Key.REQUESTS_PER_MINUTE, new Value("1000000", "benchmark"));
        return ServerOptions.of(Configuration.of(Map.of(), Map.of(), given));
    }

    private static int number(String[] arguments, int place, int usual) {
        return arguments.length > place ? Integer.parseInt(arguments[place]) : usual;
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE;
    }

    private static void print(
            int identities,
            int clients,
            Duration time,
            Map<ServerClients.Question, Answered> answered,
            long before,
            long after) {
        answered.forEach((question, each) -> System.out.printf("  %-8s %s%n", question, each));
        Answered all = answered.values().stream().reduce(new Answered(), Answered::plus);
        System.out.printf(
                "identities=%d clients=%d seconds=%d perSecond=%.0f %s heapBefore=%d heapAfter=%d%n",
                identities, clients, time.toSeconds(), all.count() / (double) time.toSeconds(), all, before, after);
    }
}
