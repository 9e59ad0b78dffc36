// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * An organisation as nested objects: its root, whose {@code Children} are organisational units and accounts, each with
 * the {@code Policies} that are attached to it.
 */
final class OrganisationTree {
    static final String SERVICE_CONTROL = "SERVICE_CONTROL_POLICY";
    static final String RESOURCE_CONTROL = "RESOURCE_CONTROL_POLICY";

    private final JsonNode root;
    private final String type;

    OrganisationTree(JsonNode root, String type) {
        this.root = root;
        this.type = type;
    }

    /**
     * {@return the policies at each level above an account and at the account, root first} There are none for an account
     * of another organisation and for the management account, which the ARN of the root names.
     */
    List<List<NamedPolicy>> levels(String account) {
        List<List<NamedPolicy>> levels = new ArrayList<>();
        boolean manages = root.path("Arn").asText().contains("::" + account + ":");
        return !manages && descend(root, account, levels) ? levels : List.of();
    }

    private boolean descend(JsonNode node, String account, List<List<NamedPolicy>> levels) {
        levels.add(policies(node));
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

    private List<NamedPolicy> policies(JsonNode node) {
        List<NamedPolicy> policies = new ArrayList<>();
        for (JsonNode policy : node.path("Policies")) {
            if (policy.path("Type").asText(SERVICE_CONTROL).equals(type)) {
                policies.add(PolicyText.read(
                        policy.path("Content"), policy.path("Name").asText()));
            }
        }
        return policies;
    }
}
