// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.api.demo.DemoOrganisation.Snapshot;
import dev.entail.graph.source.aws.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DemoAwsTest {
    @Test
    void everyPolicyIsOneThatAwsWouldTake() {
        for (Snapshot snapshot : Demo.SNAPSHOTS) {
            JsonNode aws = Demo.aws(snapshot);
            List<JsonNode> documents = new ArrayList<>(aws.findValues("PolicyDocument"));
            documents.addAll(aws.findValues("AssumeRolePolicyDocument"));
            documents.addAll(aws.findValues("Document"));

            assertThat(documents).hasSizeGreaterThan(400);
            for (JsonNode document : documents) {
                assertThat(PolicyDocument.parse(document, "demo").statements()).isNotEmpty();
            }
        }
    }

    @Test
    void everythingThatIsAttachedIsThere() {
        for (Snapshot snapshot : Demo.SNAPSHOTS) {
            JsonNode aws = Demo.aws(snapshot);
            Set<String> policies = new HashSet<>();
            aws.path("Policies")
                    .forEach(policy -> policies.add(policy.path("Arn").asText()));

            assertThat(policies).containsAll(aws.findValuesAsText("PolicyArn"));
            assertThat(policies).containsAll(aws.findValuesAsText("PermissionsBoundaryArn"));
            assertThat(policies).hasSize(aws.path("Policies").size());
        }
    }

    @Test
    void aDeveloperPolicyGetsWiderFromDateToDate() {
        List<Integer> actions = Demo.SNAPSHOTS.stream()
                .map(snapshot -> inForce(snapshot, "route-planning-developer"))
                .map(document -> document.findValue("Action").size())
                .toList();

        assertThat(actions).isSorted().doesNotHaveDuplicates().hasSize(3);
    }

    @Test
    void aRoleForOneNightIsAnAdministratorLater() {
        assertThat(attached(Demo.SNAPSHOTS.getFirst(), "incident-2026-041-responder"))
                .isEmpty();
        assertThat(attached(Demo.SNAPSHOTS.getLast(), "incident-2026-041-responder"))
                .containsExactly("AdministratorAccess");
    }

    private static JsonNode inForce(Snapshot snapshot, String name) {
        for (JsonNode policy : Demo.aws(snapshot).path("Policies")) {
            if (policy.path("PolicyName").asText().equals(name)) {
                return policy.path("PolicyVersionList").get(0).path("Document");
            }
        }
        throw new AssertionError("no policy " + name);
    }

    private static List<String> attached(Snapshot snapshot, String name) {
        for (JsonNode role : Demo.aws(snapshot).path("RoleDetailList")) {
            if (role.path("RoleName").asText().equals(name)) {
                return role.path("AttachedManagedPolicies").findValuesAsText("PolicyName");
            }
        }
        throw new AssertionError("no role " + name);
    }
}
