// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.collect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.api.collect.AwsProgram.Outcome;
import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.load.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Collects what one AWS account says of itself into the folder that the source {@code aws} reads. A call that is refused
 * is told and left out; what it would have told stays unknown, and its file absent.
 */
public final class AwsCollector {
    private static final String HOME = "us-east-1";
    private static final int AT_ONCE = 4;
    private static final int MOST_ASKS = 60;

    private final AwsProgram program;
    private final List<AwsCall> calls;
    private final Duration pause;
    private final Progress progress;
    private final AtomicLong made = new AtomicLong();
    private final List<String> refused = Collections.synchronizedList(new ArrayList<>());

    /**
     * What a collection did.
     *
     * @param calls how many calls were answered
     * @param refused the calls that were not, each with its reason
     */
    public record Collected(Path folder, String account, Set<String> regions, long calls, List<String> refused) {
        public Collected {
            regions = Collections.unmodifiableSet(new LinkedHashSet<>(regions));
            refused = List.copyOf(refused);
        }
    }

    /** How a collection goes about: which program, as whom, in which environment, and whether it asks for usage. */
    public record Settings(
            String program, Optional<String> profile, Map<String, String> environment, boolean usage, Duration pause) {
        public Settings {
            environment = Map.copyOf(environment);
        }
    }

    public AwsCollector(Settings settings, Progress progress) {
        this.program = new AwsProgram(settings.program(), settings.profile(), settings.environment());
        this.calls = AwsCalls.all().stream()
                .filter(call -> settings.usage() || !call.usage())
                .toList();
        this.pause = settings.pause();
        this.progress = progress;
    }

    /** Collects the account of the caller; in all its regions where none are named. */
    public Collected collect(Path parent, List<String> wanted) {
        String account = account();
        JsonNode listed = regions();
        Set<String> regions = new LinkedHashSet<>(wanted);
        if (regions.isEmpty()) {
            listed.path("Regions")
                    .forEach(region -> regions.add(region.path("RegionName").asText()));
        }
        if (regions.isEmpty()) {
            throw new BadInput("'aws ec2 describe-regions' names no region; name them with --regions");
        }
        AnswerFolder folder = new AnswerFolder(parent, account);
        try {
            if (!listed.isEmpty()) {
                folder.write("describe-regions.json", listed);
            }
            inAll(regions, folder);
            return new Collected(folder.finish(), account, regions, made.get(), refused);
        } catch (RuntimeException | Error e) {
            folder.abandon();
            throw e;
        }
    }

    private String account() {
        Outcome caller = program.call("sts", "get-caller-identity", List.of(), Optional.empty());
        return switch (caller) {
            case Outcome.Answered(JsonNode json)
            when json.path("Account").isTextual() -> json.path("Account").textValue();
            case Outcome.Answered _ -> throw new BadInput("'aws sts get-caller-identity' names no account");
            case Outcome.Absent(String reason) -> throw notCalled(reason);
            case Outcome.Refused(String reason) -> throw notCalled(reason);
            case Outcome.Failed(String reason) -> throw notCalled(reason);
        };
    }

    private static BadInput notCalled(String reason) {
        return new BadInput("AWS cannot be asked, 'aws sts get-caller-identity' says: " + reason);
    }

    private JsonNode regions() {
        Outcome answer = program.call("ec2", "describe-regions", List.of(), Optional.of(HOME));
        if (answer instanceof Outcome.Answered(JsonNode json)) {
            return json;
        }
        tell("ec2 describe-regions", answer);
        return RecordCodec.JSON.createObjectNode();
    }

    private void inAll(Set<String> regions, AnswerFolder folder) {
        String home = regions.contains(HOME) ? HOME : regions.iterator().next();
        ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> running = new ArrayList<>();
            running.add(workers.submit(() -> new Walk(home, false, folder).run()));
            regions.forEach(region -> running.add(workers.submit(() -> new Walk(region, true, folder).run())));
            for (Future<?> work : running) {
                work.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            workers.shutdownNow();
        }
    }

    private void tell(String call, Outcome outcome) {
        switch (outcome) {
            case Outcome.Refused(String reason) -> refused.add("'aws " + call + "' was refused: " + reason);
            case Outcome.Failed(String reason) -> refused.add("'aws " + call + "' failed: " + reason);
            case Outcome.Answered _, Outcome.Absent _ -> {}
        }
    }

    /** The calls of one region, or those of the account. */
    private final class Walk {
        private final String region;
        private final boolean regional;
        private final AnswerFolder folder;

        Walk(String region, boolean regional, AnswerFolder folder) {
            this.region = region;
            this.regional = regional;
            this.folder = folder;
        }

        void run() {
            calls.stream()
                    .filter(call ->
                            call.regional() == regional && call.parents().isEmpty())
                    .forEach(call -> make(call, List.of(), List.of()));
        }

        private void make(AwsCall call, List<String> options, List<String> arguments) {
            List<String> asked = new ArrayList<>(options);
            List<String> named = new ArrayList<>(arguments);
            asked.addAll(call.argument());
            call.argument().stream().skip(1).forEach(named::add);
            List<String> all = new ArrayList<>(asked);
            all.addAll(call.fixed());
            Outcome outcome = ask(call, all);
            progress.at("collecting", made.incrementAndGet(), -1);
            switch (outcome) {
                case Outcome.Answered(JsonNode json) -> {
                    folder.write(region, call.name(), named, json);
                    below(call, json, asked, named);
                }
                case Outcome.Absent _ -> {
                    if (!named.isEmpty()) {
                        folder.write(region, call.name(), named, RecordCodec.JSON.createObjectNode());
                    }
                }
                case Outcome.Refused _, Outcome.Failed _ -> {
                    made.decrementAndGet();
                    String words = call.service() + " " + call.command();
                    tell(
                            words + (asked.isEmpty() ? "" : " " + String.join(" ", asked)) + " --region " + region,
                            outcome);
                }
            }
        }

        /** Asks again while a job runs that the call asks for. */
        private Outcome ask(AwsCall call, List<String> options) {
            Outcome outcome = program.call(call.service(), call.command(), options, Optional.of(region));
            for (int asks = 1; asks < MOST_ASKS; asks++) {
                if (!(outcome instanceof Outcome.Answered(JsonNode json)) || call.isWhole(json)) {
                    return outcome;
                }
                sleep();
                outcome = program.call(call.service(), call.command(), options, Optional.of(region));
            }
            return outcome;
        }

        private void sleep() {
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }

        private void below(AwsCall parent, JsonNode json, List<String> options, List<String> arguments) {
            for (AwsCall child : calls) {
                if (!child.parents().contains(parent.name()) || child.regional() != regional) {
                    continue;
                }
                for (String item : child.itemsIn(json)) {
                    List<String> asked = new ArrayList<>(child.keep() ? options : List.of());
                    asked.addAll(List.of(child.option(), item));
                    List<String> named = new ArrayList<>(child.keep() ? arguments : List.of());
                    named.add(item);
                    make(child, asked, named);
                }
            }
        }
    }
}
