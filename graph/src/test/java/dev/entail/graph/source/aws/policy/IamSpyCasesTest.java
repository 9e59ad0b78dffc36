// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Published cases with known answers: who can do what, with control and resource policies. */
class IamSpyCasesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> agreesWithThePublishedCases() throws IOException {
        Path folder = corpus().resolve("aws/evaluation");
        assumeTrue(Files.isDirectory(folder), "the corpus is not there: " + folder);
        List<String> lines = Files.readAllLines(folder.resolve("cases.jsonl"));
        return lines.stream().map(line -> DynamicTest.dynamicTest(line, () -> check(folder.resolve("iamspy"), line)));
    }

    private static Path corpus() {
        return Stream.of(System.getProperty("entail.corpus", ""), "../shared/data", "../../shared/data")
                .filter(text -> !text.isEmpty() && !text.startsWith("${"))
                .map(Path::of)
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(Path.of("../../shared/data"));
    }

    private static void check(Path folder, String line) throws IOException {
        JsonNode example = JSON.readTree(line);
        Case testCase = new Case(folder, example);
        if (example.path("kind").asText().equals("can")) {
            boolean allowed = testCase.allows(
                    example.path("principal").asText(),
                    example.path("resource").asText(),
                    context(example.path("context")),
                    example.path("strictConditions").asBoolean());
            assertThat(allowed).isEqualTo(example.path("expected").asText().equals("ALLOWED"));
            return;
        }
        assertThat(testCase.who(example)).containsExactlyInAnyOrderElementsOf(texts(example.path("expected")));
    }

    private static Context context(JsonNode pairs) {
        Context context = Context.open(Map.of());
        for (JsonNode pair : pairs) {
            String[] parts = pair.asText().split("=", 2);
            context = context.with(parts[0], parts[1]);
        }
        return context;
    }

    /** A list of texts or of tuples, each as one text. */
    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(
                item.isArray() ? item.path(0).asText() + " " + item.path(1).asText() : item.asText()));
        return texts;
    }

    private record Case(
            String action, Map<String, PolicySet> principals, List<JsonNode> organisations, List<JsonNode> resources) {
        Case(Path folder, JsonNode example) throws IOException {
            this(example.path("action").asText(), new HashMap<>(), new ArrayList<>(), new ArrayList<>());
            for (JsonNode file : example.path("accounts")) {
                principals.putAll(new AuthorizationDetails(read(folder, file)).principals());
            }
            for (JsonNode file : example.path("scps")) {
                organisations.add(read(folder, file));
            }
            for (JsonNode file : example.path("resourcePolicies")) {
                read(folder, file).forEach(resources::add);
            }
        }

        private static JsonNode read(Path folder, JsonNode file) throws IOException {
            return JSON.readTree(folder.resolve(file.asText()).toFile());
        }

        List<String> who(JsonNode example) {
            JsonNode extra = example.path("extra");
            boolean strict = extra.path(2).asBoolean();
            List<String> found = new ArrayList<>();
            JsonNode resource = example.path("resource");
            for (String principal : principals.keySet()) {
                for (JsonNode one : resource.isArray() ? resource : List.of(resource)) {
                    if (allows(principal, one.asText(), context(extra.path(0)), strict)) {
                        found.add(resource.isArray() ? principal + " " + one.asText() : principal);
                    }
                }
            }
            return found;
        }

        boolean allows(String principal, String resource, Context context, boolean strict) {
            Optional<JsonNode> owner = resources.stream()
                    .filter(entry -> isOf(resource, entry.path("Resource").asText()))
                    .findFirst();
            NamedPolicy resourcePolicy = owner.map(entry -> named(entry.path("Policy"), "resourcePolicy"))
                    .orElse(null);
            String account = owner.map(entry -> entry.path("Account").asText()).orElse(null);
            Surroundings surroundings = new Surroundings(List.of(), resourcePolicy, levels(principal), List.of());
            PolicySet policies = principals.getOrDefault(principal, PolicySet.of(List.of(), List.of()));
            Request request = new Request(principal, action, resource, account, context);
            Outcome outcome = Evaluator.decide(request, policies, surroundings, Policies.NOW)
                    .outcome();
            return outcome == Outcome.ALLOWED || (outcome == Outcome.CONDITIONAL && !strict);
        }

        private static boolean isOf(String resource, String holder) {
            return resource.equals(holder) || resource.startsWith(holder + "/");
        }

        private List<List<NamedPolicy>> levels(String principal) {
            String account = Arrays.asList(principal.split(":")).get(4);
            List<List<NamedPolicy>> levels = new ArrayList<>();
            organisations.stream()
                    .filter(root -> !isManagedBy(root, account))
                    .forEach(root -> descend(root, account, levels));
            return levels;
        }

        /** No service control policy applies to the organisation's management account, which its root's ARN names. */
        private static boolean isManagedBy(JsonNode root, String account) {
            return root.path("Arn").asText().contains("::" + account + ":");
        }

        private static boolean descend(JsonNode node, String account, List<List<NamedPolicy>> levels) {
            List<NamedPolicy> here = new ArrayList<>();
            node.path("Policies")
                    .forEach(policy -> here.add(
                            named(policy.path("Content"), policy.path("Name").asText())));
            levels.add(here);
            if (node.path("Id").asText().equals(account)) {
                return true;
            }
            for (JsonNode child : node.path("Children")) {
                if (descend(child, account, levels)) {
                    return true;
                }
            }
            levels.removeLast();
            return false;
        }

        private static NamedPolicy named(JsonNode document, String name) {
            return new NamedPolicy(name, PolicyDocument.parse(document, name));
        }
    }
}
