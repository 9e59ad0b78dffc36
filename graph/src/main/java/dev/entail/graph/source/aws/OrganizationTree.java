// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.graph.load.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an organisation as one tree: a root with its {@code Policies} and {@code Children}, units and accounts with
 * theirs. Which account manages it the tree does not tell.
 */
final class OrganizationTree {
    private static final Pattern ORGANIZATION = Pattern.compile("/(o-[a-z0-9]{10,32})/");
    private static final List<String> TYPES = List.of("SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY");

    private final AwsReaders readers;
    private final Place place;

    OrganizationTree(AwsReaders readers, Place place) {
        this.readers = readers;
        this.place = place;
    }

    void read(JsonNode root) {
        Matcher id = ORGANIZATION.matcher(root.path("Arn").asText());
        if (!id.find()) {
            readers.records()
                    .reject(place, "'Arn' tells no organisation, allowed is the ARN of its root, with the id o-...");
            return;
        }
        OrganizationWriter organization = new OrganizationWriter(readers.records(), id.group(1), place);
        List<String> enabled = enabled(root);
        node(root, enabled, organization);
        organization.finish();
    }

    /** {@return the types of policy that are in force; what a root does not enable is attached nowhere} */
    private static List<String> enabled(JsonNode root) {
        List<String> enabled = new ArrayList<>();
        root.path("PolicyTypes").forEach(type -> enabled.add(type.path("Type").asText()));
        return enabled;
    }

    private void node(JsonNode node, List<String> enabled, OrganizationWriter organization) {
        String id = node.path("Id").asText();
        if (id.isEmpty()) {
            readers.records().reject(place, "a root, unit or account has no 'Id'");
            return;
        }
        organization.target(id, node.path("Name").asText());
        if (node.path("Policies").isArray()) {
            TYPES.stream()
                    .filter(type -> type.equals(TYPES.getFirst()) || !enabled.isEmpty())
                    .forEach(type -> organization.known(id, type));
        }
        node.path("Policies").forEach(policy -> policy(policy, id, organization));
        for (JsonNode child : node.path("Children")) {
            organization.child(id, child.path("Id").asText());
            node(child, enabled, organization);
        }
    }

    private void policy(JsonNode policy, String target, OrganizationWriter organization) {
        String id = policy.path("Id").asText();
        String type = policy.path("Type").asText(TYPES.getFirst());
        Optional<JsonNode> content = JsonPaths.node(policy, "Content").map(Documents::parse);
        organization.policy(id, policy.path("Arn").asText(), policy.path("Name").asText(), type, content, place);
        organization.attach(target, type, id);
    }
}
