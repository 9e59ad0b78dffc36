// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Corpus;
import dev.entail.analytics.escalation.EscalationPath;
import dev.entail.analytics.escalation.EscalationView;
import dev.entail.analytics.escalation.Hop;
import dev.entail.analytics.escalation.PathQuestion;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.RelationKind;
import dev.entail.graph.load.InputFiles;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Loader;
import dev.entail.graph.projection.Projection;
import dev.entail.graph.projection.ProjectionReader;
import dev.entail.graph.projection.Snapshot;
import dev.entail.graph.source.aws.AwsSource;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The published attack scenarios: each chain that the input defines is found, principal by principal and in order. */
@Timeout(600)
final class AwsScenariosTest {
    /** Scenarios whose chain the input does not define, with what is missing and why. */
    private static final Map<String, Missing> UNSUPPORTED = Map.ofEntries(
            Map.entry(
                    "attack-simulation__sysdig-8-minutes-to-admin",
                    new Missing("", "the input does not say that the bucket holds a key of the compromised user")),
            Map.entry(
                    "cross-account__ops-to-prod__one-hop__github-oidc-cross-account-pivot",
                    new Missing("GitHub Actions (repo: {github_repo})", "the repository is a placeholder")),
            Map.entry(
                    "ctf__ai-chatbot-lambda-pivot",
                    new Missing(
                            "https://{function_url_id}.lambda-url.us-east-1.on.aws/ (public chatbot)",
                            "the address of the function is given when it is deployed")),
            Map.entry(
                    "end-of-life-privesc-paths__iam-passrole+datapipeline-pipeline-to-admin",
                    new Missing("arn:aws:ec2:us-east-1:111111111111:instance/i-xxxxxxxxx", "the pipeline creates it")),
            Map.entry(
                    "single-account__privesc-one-hop__to-admin__cloudformation-001-iam-passrole-cloudformation",
                    new Missing(role("cloudformation-001-to-admin-escalated-role"), "the stack creates it")),
            Map.entry(
                    "single-account__privesc-one-hop__to-admin__cloudformation-003-iam-passrole"
                            + "+cloudformation-createstackset+cloudformation-createstackinstances",
                    new Missing(role("cloudformation-003-to-admin-escalated-role"), "the stack set creates it")),
            Map.entry(
                    "single-account__privesc-one-hop__to-admin__cloudformation-005-cloudformation-createchangeset"
                            + "+executechangeset",
                    new Missing(role("cloudformation-005-to-admin-escalated-role"), "the change set creates it")),
            Map.entry(
                    "single-account__privesc-one-hop__to-admin__lambda-002-iam-passrole+lambda-createfunction"
                            + "+createeventsourcemapping-dynamodb",
                    new Missing(
                            "arn:aws:lambda:us-east-1:111111111111:function/malicious-escalation-function",
                            "the attacker creates it")),
            Map.entry(
                    "single-account__privesc-one-hop__to-admin__sagemaker-002-iam-passrole+sagemaker-createtrainingjob",
                    new Missing(
                            "arn:aws:sagemaker:us-east-1:111111111111:training-job/"
                                    + "pl-prod-sagemaker-002-to-admin-training-job",
                            "the attacker creates it")));

    /** Scenarios that are asked for in another way. */
    private static final Set<String> ELSEWHERE = Set.of(
            "tool-testing__test-reverse-blast-radius-direct-and-indirect-through-admin",
            "tool-testing__test-reverse-blast-radius-direct-and-indirect-to-bucket",
            "tool-testing__exclusive-resource-policy",
            "tool-testing__resource-policy-bypass",
            "single-account__cspm-misconfig__cspm-ec2-001-instance-with-privileged-role");

    private static final Instant AT = Instant.parse("2026-11-01T00:00:00Z");

    private record Missing(String id, String reason) {}

    private static String role(String name) {
        return "arn:aws:iam::111111111111:role/pl-prod-" + name;
    }

    private static Stream<String> scenarios() throws IOException {
        try (Stream<Path> files = Files.list(Corpus.file("aws/scenarios"))) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .sorted()
                    .toList();
            return names.stream();
        }
    }

    private static Stream<String> supported() throws IOException {
        return scenarios().filter(name -> !UNSUPPORTED.containsKey(name) && !ELSEWHERE.contains(name));
    }

    private static Stream<String> unsupported() throws IOException {
        return scenarios().filter(UNSUPPORTED::containsKey);
    }

    @ParameterizedTest
    @MethodSource("supported")
    void findsThePublishedChain(String name) throws IOException {
        EscalationView view = view(name);
        List<String> chain = chain(name).stream()
                .map(principal -> find(view.projection(), principal).orElse("no " + principal))
                .toList();
        assertThat(chain).allSatisfy(node -> assertThat(node).doesNotStartWith("no "));
        Optional<String> last = chain.size() == 1 ? Optional.empty() : Optional.of(chain.getLast());

        List<EscalationPath> paths = view.paths(new PathQuestion(chain.getFirst(), last, 10, Optional.empty(), false));

        assertThat(paths.stream().map(AwsScenariosTest::nodes))
                .as("paths from %s to %s", chain.getFirst(), last)
                .anyMatch(follows(chain));
    }

    @ParameterizedTest
    @MethodSource("unsupported")
    void namesWhatTheInputDoesNotDefine(String name) throws IOException {
        Missing missing = UNSUPPORTED.get(name);
        List<String> chain = chain(name);
        EscalationView view = view(name);

        if (!missing.id().isEmpty()) {
            assertThat(chain).as(missing.reason()).contains(missing.id());
            assertThat(find(view.projection(), missing.id()))
                    .as(missing.reason())
                    .isEmpty();
        }
        for (List<String> run : runs(view.projection(), chain)) {
            PathQuestion question =
                    new PathQuestion(run.getFirst(), Optional.of(run.getLast()), 10, Optional.empty(), false);
            assertThat(view.paths(question).stream().map(AwsScenariosTest::nodes))
                    .as("the part of the chain that is defined, from %s to %s", run.getFirst(), run.getLast())
                    .anyMatch(follows(run));
        }
    }

    /** {@return the parts of a chain between what is missing; nothing leads on from a bucket whose content is unknown} */
    private static List<List<String>> runs(Projection projection, List<String> chain) {
        List<List<String>> runs = new ArrayList<>();
        List<String> run = new ArrayList<>();
        for (String principal : chain) {
            Optional<String> node = find(projection, principal);
            node.ifPresent(run::add);
            if (node.isEmpty() || principal.startsWith("arn:aws:s3:::")) {
                runs.add(run);
                run = new ArrayList<>();
            }
        }
        runs.add(run);
        return runs.stream().filter(part -> part.size() > 1).toList();
    }

    /** It publishes no chain, only that an instance runs as an administrator. */
    @Test
    void findsTheInstanceThatRunsAsAnAdministrator() {
        EscalationView view = view("single-account__cspm-misconfig__cspm-ec2-001-instance-with-privileged-role");
        String instance = find(view.projection(), "i-").orElseThrow();

        List<EscalationPath> paths =
                view.paths(new PathQuestion(instance, Optional.empty(), 1, Optional.empty(), false));

        assertThat(paths).hasSize(1);
        assertThat(paths.getFirst().hops().getFirst().relation()).isEqualTo(RelationKind.RUNS_AS);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            tool-testing__test-reverse-blast-radius-direct-and-indirect-through-admin, pl-sensitive-data-rbr-admin-111111111111-abc123, pl-prod-rbr-admin-user1 pl-prod-rbr-admin-user2 pl-prod-rbr-admin-role3
            tool-testing__test-reverse-blast-radius-direct-and-indirect-to-bucket, pl-sensitive-data-rbr-di-111111111111-abc123, pl-prod-rbr-di-user1 pl-prod-rbr-di-user2 pl-prod-rbr-di-role3
            tool-testing__exclusive-resource-policy, pl-exclusive-sensitive-data-111111111111-abc123, pl-prod-erp-to-bucket-starting-user pl-exclusive-bucket-access-role
            tool-testing__resource-policy-bypass, pl-sensitive-data-111111111111-abc123, pl-prod-rpb-to-bucket-starting-user pl-bucket-access-role
            """)
    void namesExactlyWhoReachesTheBucket(String name, String bucket, String principals) {
        EscalationView view = view(name);

        Set<String> found = new TreeSet<>();
        view.escalations(Optional.of("arn:aws:s3:::" + bucket))
                .forEach(escalation -> found.add(escalation.identity().name()));

        assertThat(found).isEqualTo(new TreeSet<>(List.of(principals.split(" "))));
    }

    private static Path file(String name) {
        return Corpus.file("aws/scenarios/" + name + ".json");
    }

    /** {@return the principals that the published attack goes along} */
    private static List<String> chain(String name) throws IOException {
        List<String> chain = new ArrayList<>();
        RecordCodec.JSON
                .readTree(file(name).toFile())
                .at("/expected/principals")
                .forEach(principal -> chain.add(principal.asText()));
        assertThat(chain).as("published principals of " + name).isNotEmpty();
        return chain;
    }

    private static EscalationView view(String name) {
        GraphStore store = SharedStore.store();
        SharedStore.empty(store);
        new Loader(store, List.of(new AwsEscalation()))
                .load(
                        new AwsSource(),
                        InputFiles.of(List.of(file(name).toString()), InputStream.nullInputStream()),
                        LoadOptions.at(AT));
        Snapshot snapshot = Snapshot.latest(store, Optional.empty());
        return new EscalationView(snapshot, ProjectionReader.read(snapshot));
    }

    private static List<String> nodes(EscalationPath path) {
        List<String> nodes = new ArrayList<>();
        nodes.add(path.source().id());
        path.hops().stream().map(Hop::to).forEach(to -> nodes.add(to.id()));
        return nodes;
    }

    private static Predicate<List<String>> follows(List<String> chain) {
        return nodes -> {
            int next = 0;
            for (String node : nodes) {
                if (next < chain.size() && node.equals(chain.get(next))) {
                    next++;
                }
            }
            return next == chain.size();
        };
    }

    /** The scenarios leave out random suffixes and the ids of instances, and write a slash before a function's name. */
    private static Optional<String> find(Projection projection, String published) {
        if (projection.indexOf(published).isPresent()) {
            return Optional.of(published);
        }
        String name = published.substring(Math.max(published.lastIndexOf('/'), published.lastIndexOf(':')) + 1);
        boolean instance = name.startsWith("i-");
        return IntStream.range(0, projection.size())
                .filter(node -> Set.of(EntityLabel.IDENTITY, EntityLabel.WORKLOAD, EntityLabel.RESOURCE)
                        .contains(projection.label(node)))
                .mapToObj(projection::id)
                .filter(id -> instance
                        ? id.contains(":instance:") || id.contains(":instance/")
                        : id.endsWith(":" + name) || id.endsWith("/" + name) || id.contains(":" + name + "-"))
                .findFirst();
    }
}
