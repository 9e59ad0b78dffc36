// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The users and roles of an account with their policies, compiled from an answer of GetAccountAuthorizationDetails.
 *
 * <p>An attached policy that the answer does not hold is unknown, and so is one of a group that it does not hold.
 */
final class AuthorizationDetails {
    private final Map<String, NamedPolicy> managed = new HashMap<>();
    private final Map<String, List<NamedPolicy>> groups = new HashMap<>();
    private final Map<String, PolicySet> principals = new LinkedHashMap<>();
    private final Map<String, NamedPolicy> trusts = new HashMap<>();

    AuthorizationDetails(JsonNode details) {
        for (JsonNode policy : details.path("Policies")) {
            for (JsonNode version : policy.path("PolicyVersionList")) {
                if (version.path("IsDefaultVersion").asBoolean()) {
                    String arn = policy.path("Arn").asText();
                    managed.put(arn, PolicyText.read(version.path("Document"), arn));
                }
            }
        }
        for (JsonNode group : details.path("GroupDetailList")) {
            groups.put(group.path("GroupName").asText(), own(group, "GroupPolicyList"));
        }
        details.path("UserDetailList").forEach(user -> add(user, "UserPolicyList"));
        for (JsonNode role : details.path("RoleDetailList")) {
            add(role, "RolePolicyList");
            String arn = role.path("Arn").asText();
            if (role.hasNonNull("AssumeRolePolicyDocument")) {
                trusts.put(arn, PolicyText.read(role.path("AssumeRolePolicyDocument"), "trust policy of " + arn));
            }
        }
    }

    /** {@return the policies of each user and role by its ARN} */
    Map<String, PolicySet> principals() {
        return principals;
    }

    /** {@return the trust policy of a role, null where it is none of this account} */
    @Nullable
    NamedPolicy trust(String role) {
        return trusts.get(role);
    }

    private void add(JsonNode principal, String inline) {
        List<NamedPolicy> policies = own(principal, inline);
        for (JsonNode group : principal.path("GroupList")) {
            String name = group.asText();
            policies.addAll(groups.getOrDefault(name, List.of(NamedPolicy.unknown("group " + name))));
        }
        JsonNode boundary = principal.path("PermissionsBoundary").path("PermissionsBoundaryArn");
        List<NamedPolicy> boundaries = boundary.isTextual() ? List.of(attached(boundary.asText())) : List.of();
        principals.put(principal.path("Arn").asText(), PolicySet.of(policies, boundaries));
    }

    private List<NamedPolicy> own(JsonNode holder, String inline) {
        List<NamedPolicy> policies = new ArrayList<>();
        for (JsonNode policy : holder.path(inline)) {
            String place = holder.path("Arn").asText() + " "
                    + policy.path("PolicyName").asText();
            policies.add(PolicyText.read(policy.path("PolicyDocument"), place));
        }
        holder.path("AttachedManagedPolicies")
                .forEach(
                        policy -> policies.add(attached(policy.path("PolicyArn").asText())));
        return policies;
    }

    private NamedPolicy attached(String arn) {
        NamedPolicy policy = managed.get(arn);
        return policy == null ? NamedPolicy.unknown(arn) : policy;
    }
}
