// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.analytics.Analyses;
import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Corpus;
import dev.entail.analytics.Evidence;
import dev.entail.analytics.Suspicion;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.load.Input;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Loader;
import dev.entail.graph.projection.Snapshot;
import dev.entail.graph.source.aws.AwsSource;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Managed policies of AWS as they were published over the years: each version is loaded at its date. */
@ExtendWith(SharedStore.class)
final class PolicyHistoryTest {
    private static final String ARN = "arn:aws:iam::aws:policy/";

    private final GraphStore store = SharedStore.store();

    @ParameterizedTest
    @CsvSource({
        "ReadOnlyAccess, 337, 2677",
        "Billing, 9, 148",
        "SupportUser, 201, 209",
        "AWSBillingReadOnlyAccess, 1, 74"
    })
    void namesEachJumpOfAPolicyWithItsDate(String policy, int first, int last) throws IOException {
        Map<String, JsonNode> versions = versions(policy);
        versions.forEach((date, document) -> load(policy, date, document));

        Suspicion grown = grown();

        assertThat(grown.title()).isEqualTo("%s grew from %d to %d allow patterns".formatted(policy, first, last));
        List<String> jumps = jumps(versions);
        assertThat(grown.evidence().subList(0, grown.evidence().size() - 1))
                .extracting(Evidence::summary)
                .containsExactlyElementsOf(jumps);
        assertThat(grown.evidence().getLast().summary()).isEqualTo("1 identity inherited the growth: ana");
        System.out.printf("%s: %d versions, %d jumps%n", policy, versions.size(), jumps.size());
    }

    /** By date; of several on one day, the last. */
    private static Map<String, JsonNode> versions(String policy) throws IOException {
        JsonNode history =
                RecordCodec.JSON.readTree(Files.readString(Corpus.file("aws/policy-history/" + policy + ".json")));
        Map<String, JsonNode> versions = new TreeMap<>();
        history.path("snapshots").forEach(each -> versions.put(each.path("date").asText(), each.path("document")));
        return versions;
    }

    private void load(String policy, String date, JsonNode document) {
        ObjectNode details = RecordCodec.JSON.createObjectNode();
        ObjectNode user = details.putArray("UserDetailList").addObject();
        user.put("Path", "/")
                .put("UserName", "ana")
                .put("UserId", "AIDA1")
                .put("Arn", "arn:aws:iam::111122223333:user/ana")
                .putArray("AttachedManagedPolicies")
                .addObject()
                .put("PolicyName", policy)
                .put("PolicyArn", ARN + policy);
        details.putArray("GroupDetailList");
        details.putArray("RoleDetailList");
        ObjectNode managed = details.putArray("Policies").addObject();
        managed.put("PolicyName", policy)
                .put("PolicyId", "ANPA1")
                .put("Arn", ARN + policy)
                .put("DefaultVersionId", "v1");
        ArrayNode list = managed.putArray("PolicyVersionList");
        list.addObject().put("VersionId", "v1").put("IsDefaultVersion", true).set("Document", document);
        new Loader(store, List.of())
                .load(
                        new AwsSource(),
                        Input.of(policy + ".json", details.toString().getBytes(StandardCharsets.UTF_8)),
                        LoadOptions.at(at(date)));
    }

    private static Instant at(String date) {
        return Instant.parse(date + "T00:00:00Z");
    }

    private Suspicion grown() {
        Snapshot snapshot = Snapshot.latest(store, Optional.empty());
        AnalysisContext context = new AnalysisContext(
                () -> {
                    throw new UnsupportedOperationException("growth needs no paths");
                },
                snapshot.estate(),
                at("2026-06-01"),
                Map.of(),
                snapshot.past());
        return Analyses.chosen(List.of("creep.role-growth"))
                .getFirst()
                .run(context)
                .getFirst();
    }

    private static List<String> jumps(Map<String, JsonNode> versions) {
        List<String> jumps = new ArrayList<>();
        Set<String> before = Set.of();
        for (Map.Entry<String, JsonNode> version : versions.entrySet()) {
            Set<String> now = allowed(version.getValue());
            Set<String> added = new HashSet<>(now);
            added.removeAll(before);
            if (!before.isEmpty() && !added.isEmpty()) {
                jumps.add("on %s from %d to %d allow patterns, %d of them new"
                        .formatted(version.getKey(), before.size(), now.size(), added.size()));
            }
            before = now;
        }
        return jumps;
    }

    /** All of these policies allow on every resource. */
    private static Set<String> allowed(JsonNode document) {
        Set<String> actions = new HashSet<>();
        JsonNode statements = document.path("Statement");
        for (JsonNode statement : statements.isArray() ? statements : List.of(statements)) {
            if (statement.path("Effect").asText().equals("Allow")) {
                JsonNode action = statement.path("Action");
                if (action.isArray()) {
                    action.forEach(each -> actions.add(each.asText()));
                } else {
                    actions.add(action.asText());
                }
            }
        }
        return actions;
    }
}
