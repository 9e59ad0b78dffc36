// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.graph.load.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads Terraform's resources of AWS Organizations; there is one organisation in a configuration. */
final class TerraformOrganization {
    private final AwsReaders readers;
    private final List<Resource> resources = new ArrayList<>();

    private record Resource(String type, JsonNode values, Place place) {
        String text(String... fields) {
            return JsonPaths.first(values, List.of(fields)).orElse("");
        }
    }

    TerraformOrganization(AwsReaders readers) {
        this.readers = readers;
    }

    void read(String type, JsonNode values, Place place) {
        resources.add(new Resource(type, values, place));
    }

    void finish() {
        if (resources.isEmpty()) {
            return;
        }
        OrganizationWriter organization = new OrganizationWriter(
                readers.records(), id(), resources.getFirst().place());
        resources.forEach(resource -> tree(resource, organization));
        resources.forEach(resource -> attachments(resource, organization));
        organization.finish();
    }

    /** The id stands in the organisation itself, and in every ARN of its parts. */
    private String id() {
        for (Resource resource : resources) {
            Optional<String> id = Optional.of(resource.text("arn", "Arn"))
                    .flatMap(Arn::of)
                    .map(arn -> arn.resource().split("/", -1))
                    .filter(parts -> parts.length > 1 && parts[1].startsWith("o-"))
                    .map(parts -> parts[1]);
            if (id.isPresent()) {
                return id.get();
            }
        }
        return "unknown";
    }

    private void tree(Resource resource, OrganizationWriter organization) {
        switch (resource.type()) {
            case "aws_organizations_organization" -> {
                organization(resource, organization);
            }
            case "aws_organizations_organizational_unit", "aws_organizations_account" -> {
                organization.target(resource.text("id"), resource.text("name", "Name"));
                parent(resource.text("parent_id"), resource.text("id"), organization);
            }
            case "aws_organizations_policy" ->
                organization.policy(
                        resource.text("id"),
                        resource.text("arn", "Arn"),
                        resource.text("name", "Name"),
                        type(resource.text("type")),
                        JsonPaths.node(resource.values(), "content").map(Documents::parse),
                        resource.place());
            case "aws_organizations_policy_attachment" -> {}
            default -> readers.unread("resources of type '" + resource.type() + "' are not read", resource.place());
        }
    }

    private static void organization(Resource resource, OrganizationWriter organization) {
        String management = resource.text("master_account_id", "management_account_id");
        if (AwsIds.isAccount(management)) {
            organization.management(management);
        }
        JsonPaths.elements(resource.values(), "roots")
                .forEach(root -> JsonPaths.first(root, List.of("id"))
                        .ifPresent(id -> organization.target(
                                id, JsonPaths.first(root, List.of("name")).orElse(""))));
        JsonPaths.elements(resource.values(), "accounts")
                .forEach(account -> JsonPaths.first(account, List.of("id"))
                        .ifPresent(id -> organization.target(
                                id, JsonPaths.first(account, List.of("name")).orElse(""))));
    }

    private static void parent(@Nullable String parent, String child, OrganizationWriter organization) {
        if (parent != null && !parent.isEmpty() && !child.isEmpty()) {
            organization.child(parent, child);
        }
    }

    private static String type(String given) {
        return given.isEmpty() ? "SERVICE_CONTROL_POLICY" : given;
    }

    private void attachments(Resource resource, OrganizationWriter organization) {
        if (!resource.type().equals("aws_organizations_policy_attachment")) {
            return;
        }
        String policy = resource.text("policy_id");
        String type = resources.stream()
                .filter(other -> other.type().equals("aws_organizations_policy")
                        && other.text("id").equals(policy))
                .map(other -> type(other.text("type")))
                .findFirst()
                .orElse("SERVICE_CONTROL_POLICY");
        organization.attach(resource.text("target_id"), type, policy);
    }
}
