// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.benchmarks;

import dev.entail.graph.source.aws.policy.Context;
import dev.entail.graph.source.aws.policy.Evaluator;
import dev.entail.graph.source.aws.policy.NamedPolicy;
import dev.entail.graph.source.aws.policy.Outcome;
import dev.entail.graph.source.aws.policy.PolicyDocument;
import dev.entail.graph.source.aws.policy.PolicySet;
import dev.entail.graph.source.aws.policy.Request;
import dev.entail.graph.source.aws.policy.Surroundings;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Decisions a second about one principal with 8 policies of 10 statements each, asked 512 different things. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@Threads(1)
public class PolicyDecisionBenchmark {
    private static final int REQUESTS = 512;
    private static final int POLICIES = 8;
    private static final int STATEMENTS = 10;
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

    private final PolicySet policies;
    private final List<Request> requests;

    /** Makes the principal and the requests, and makes sure that they are no trivial question. */
    public PolicyDecisionBenchmark() {
        PolicyDocuments documents = new PolicyDocuments(new Random(7));
        List<NamedPolicy> identity = IntStream.range(0, POLICIES)
                .mapToObj(number -> "policy-" + number)
                .map(name -> new NamedPolicy(name, PolicyDocument.parse(documents.document(STATEMENTS), name)))
                .toList();
        policies = PolicySet.of(identity, List.of());
        requests = IntStream.range(0, REQUESTS)
                .mapToObj(number -> request(documents.wish()))
                .toList();
        requireBothOutcomes();
    }

    private static Request request(PolicyDocuments.Wish wish) {
        Context context = Context.open(Map.of("aws:RequestedRegion", List.of("eu-west-1")));
        String principal = "arn:aws:iam::" + PolicyDocuments.ACCOUNT + ":user/alice";
        return new Request(principal, wish.action(), wish.resource(), null, context);
    }

    private void requireBothOutcomes() {
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        requests.forEach(request -> outcomes.merge(
                Evaluator.decide(request, policies, Surroundings.NONE, NOW).outcome(), 1, Integer::sum));
        System.out.println("outcomes of the requests: " + outcomes);
        int allowed = outcomes.getOrDefault(Outcome.ALLOWED, 0);
        int denied = outcomes.getOrDefault(Outcome.IMPLICITLY_DENIED, 0);
        if (allowed < REQUESTS / 10 || denied < REQUESTS / 10) {
            throw new IllegalStateException("allowed and denied should each be a tenth at least, are " + outcomes);
        }
    }

    /** By the principal's own policies alone. */
    @Benchmark
    @OperationsPerInvocation(REQUESTS)
    public void grants(Blackhole hole) {
        for (Request request : requests) {
            hole.consume(policies.forAction(request.action()).decide(request, NOW));
        }
    }

    /** By the whole evaluation, with no resource, session or control policy. */
    @Benchmark
    @OperationsPerInvocation(REQUESTS)
    public void evaluator(Blackhole hole) {
        for (Request request : requests) {
            hole.consume(Evaluator.decide(request, policies, Surroundings.NONE, NOW));
        }
    }
}
