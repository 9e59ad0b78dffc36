// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import dev.entail.graph.projection.EntityState;
import dev.entail.graph.source.aws.policy.NamedPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The service and resource control policies of an organisation: for each account one list a level, root first (AWS
 * Organizations User Guide, "SCP evaluation"; "RCP evaluation").
 *
 * <p>The management account is exempt. A level of which the data says nothing is unknown as soon as it says something of
 * another one; where nothing is attached anywhere, the organisation does not use that type of policy.
 */
final class ControlPolicies {
    private static final Set<String> SERVICES_WITH_RESOURCE_CONTROL = Set.of(
            "s3",
            "sts",
            "kms",
            "sqs",
            "secretsmanager",
            "ecr",
            "aoss",
            "cognito-idp",
            "cognito-identity",
            "logs",
            "dynamodb");

    private final Map<String, List<List<NamedPolicy>>> service = new HashMap<>();
    private final Map<String, List<List<NamedPolicy>>> resource = new HashMap<>();

    /** The scopes of an organisation as the graph has them. */
    record Hierarchy(Map<String, EntityState> scopes, Map<String, String> parents, Map<String, AwsPolicy> policies) {
        /** {@return a scope and all around it, outermost first} */
        List<EntityState> path(String scope) {
            List<EntityState> path = new ArrayList<>();
            for (String at = scope; at != null && path.size() <= scopes.size(); at = parents.get(at)) {
                Optional.ofNullable(scopes.get(at)).ifPresent(state -> path.addFirst(state));
            }
            return path;
        }
    }

    static ControlPolicies of(Hierarchy hierarchy, Map<String, String> scopeOfAccount) {
        ControlPolicies controls = new ControlPolicies();
        scopeOfAccount.forEach((account, scope) -> controls.add(account, hierarchy.path(scope), hierarchy.policies()));
        return controls;
    }

    private void add(String account, List<EntityState> path, Map<String, AwsPolicy> policies) {
        if (path.isEmpty()
                || "true".equals(path.getLast().text("managementAccount").orElse(""))) {
            return;
        }
        List<List<NamedPolicy>> ofService = levels(path, "serviceControlPolicies", policies);
        List<List<NamedPolicy>> ofResource = levels(path, "resourceControlPolicies", policies).stream()
                .map(ControlPolicies::withFullAccess)
                .toList();
        service.put(account, ofService);
        resource.put(account, ofResource);
    }

    private static List<List<NamedPolicy>> levels(
            List<EntityState> path, String property, Map<String, AwsPolicy> policies) {
        List<EntityState> levels = path.stream()
                .filter(scope -> !"AWS::Organizations::Organization"
                        .equals(scope.text("nativeType").orElse("")))
                .toList();
        boolean used = levels.stream()
                .anyMatch(scope -> scope.properties().get(property) instanceof List<?> list && !list.isEmpty());
        if (!used) {
            return List.of();
        }
        return levels.stream().map(scope -> level(scope, property, policies)).toList();
    }

    private static List<NamedPolicy> level(EntityState scope, String property, Map<String, AwsPolicy> policies) {
        if (!(scope.properties().get(property) instanceof List<?> attached)) {
            return List.of(NamedPolicy.unknown(
                    property.equals("serviceControlPolicies")
                            ? "the service control policies of " + scope.displayName()
                            : "the resource control policies of " + scope.displayName()));
        }
        return attached.stream()
                .map(String::valueOf)
                .map(id -> Optional.ofNullable(policies.get(id))
                        .flatMap(AwsPolicy::document)
                        .or(() -> Documents.wellKnown(id))
                        .orElseGet(() -> NamedPolicy.unknown(id)))
                .toList();
    }

    /** RCPFullAWSAccess is attached everywhere and cannot be taken off, whether an export lists it or not. */
    private static List<NamedPolicy> withFullAccess(List<NamedPolicy> level) {
        List<NamedPolicy> all = new ArrayList<>(level);
        all.add(new NamedPolicy("RCPFullAWSAccess", Documents.EVERYTHING.document()));
        return all;
    }

    /** {@return the policies that limit the principals of an account} */
    List<List<NamedPolicy>> ofPrincipals(String account) {
        return service.getOrDefault(account, List.of());
    }

    /** {@return the policies that limit what may be done to the resources of an account} */
    List<List<NamedPolicy>> ofResources(String account, String action) {
        List<List<NamedPolicy>> levels = resource.getOrDefault(account, List.of());
        return levels.isEmpty() || !SERVICES_WITH_RESOURCE_CONTROL.contains(serviceOf(action)) ? List.of() : levels;
    }

    static String serviceOf(String action) {
        int colon = action.indexOf(':');
        return colon < 0 ? "" : action.substring(0, colon).toLowerCase(Locale.ROOT);
    }
}
