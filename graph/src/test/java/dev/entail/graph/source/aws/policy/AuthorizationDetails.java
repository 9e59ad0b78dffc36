// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The principals of an account's authorization details with their policies, for tests. */
final class AuthorizationDetails {
    private final Map<String, PolicyDocument> managed = new HashMap<>();
    private final Map<String, List<NamedPolicy>> groups = new HashMap<>();
    private final Map<String, PolicySet> principals = new LinkedHashMap<>();

    AuthorizationDetails(JsonNode details) {
        for (JsonNode policy : details.path("Policies")) {
            for (JsonNode version : policy.path("PolicyVersionList")) {
                if (version.path("IsDefaultVersion").asBoolean()) {
                    String arn = policy.path("Arn").asText();
                    managed.put(arn, PolicyDocument.parse(version.path("Document"), arn));
                }
            }
        }
        details.path("GroupDetailList")
                .forEach(group -> groups.put(group.path("GroupName").asText(), own(group, "GroupPolicyList")));
        details.path("UserDetailList").forEach(user -> add(user, "UserPolicyList"));
        details.path("RoleDetailList").forEach(role -> add(role, "RolePolicyList"));
    }

    Map<String, PolicySet> principals() {
        return principals;
    }

    private void add(JsonNode principal, String inline) {
        List<NamedPolicy> policies = own(principal, inline);
        principal.path("GroupList").forEach(group -> policies.addAll(groups.getOrDefault(group.asText(), List.of())));
        JsonNode boundary = principal.path("PermissionsBoundary").path("PermissionsBoundaryArn");
        List<NamedPolicy> boundaries = boundary.isMissingNode() ? List.of() : List.of(attached(boundary.asText()));
        principals.put(principal.path("Arn").asText(), PolicySet.of(policies, boundaries));
    }

    private List<NamedPolicy> own(JsonNode holder, String inline) {
        List<NamedPolicy> policies = new ArrayList<>();
        for (JsonNode policy : holder.path(inline)) {
            String name = policy.path("PolicyName").asText();
            policies.add(new NamedPolicy(name, PolicyDocument.parse(policy.path("PolicyDocument"), name)));
        }
        holder.path("AttachedManagedPolicies")
                .forEach(
                        policy -> policies.add(attached(policy.path("PolicyArn").asText())));
        return policies;
    }

    private NamedPolicy attached(String arn) {
        PolicyDocument document = managed.get(arn);
        return document == null ? NamedPolicy.unknown(arn) : new NamedPolicy(arn, document);
    }
}
