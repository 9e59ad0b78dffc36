// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.load.Place;
import dev.entail.graph.source.aws.Fields.BadField;
import dev.entail.graph.source.aws.ThingReader.Found;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads resources that are named and described as Terraform's AWS provider does, whether they come from
 * {@code terraform show -json} or a bundle. What a type is in the graph stands in {@code terraform-types.txt}.
 */
final class TerraformReader {
    private static final ThingTable TYPES = ThingTable.of("terraform-types.txt");

    /** Types that hold values or links, and nothing that grants access or runs. */
    private static final Set<String> SILENT = Set.of(
            "aws_secretsmanager_secret_version",
            "aws_s3_object",
            "aws_s3_bucket_object",
            "aws_kms_alias",
            "aws_iam_policy_document",
            "aws_caller_identity",
            "aws_region",
            "aws_partition",
            "aws_availability_zones");

    private final AwsReaders readers;
    private final TerraformIam iam;
    private final TerraformOrganization organization;
    private final FunctionPermissions permissions;

    TerraformReader(AwsReaders readers) {
        this.readers = readers;
        this.iam = new TerraformIam(readers);
        this.organization = new TerraformOrganization(readers);
        this.permissions = new FunctionPermissions(readers);
    }

    /**
     * Reads one resource.
     *
     * @param region the region of what has no ARN
     */
    void resource(String type, JsonNode values, String account, Optional<String> region, Place place) {
        if (SILENT.contains(type)) {
            return;
        }
        if (!type.startsWith("aws_")) {
            readers.unread("resources of type '" + type + "' are not of AWS and are not read", place);
            return;
        }
        String partition = JsonPaths.first(values, List.of("arn", "Arn"))
                .flatMap(Arn::of)
                .map(Arn::partition)
                .orElse("aws");
        try {
            Found found = new Found(place, account, region, Optional.empty(), partition);
            dispatch(type, values, found);
        } catch (BadField e) {
            readers.records().reject(place, String.valueOf(e.getMessage()));
        }
    }

    private void dispatch(String type, JsonNode values, Found found) {
        if (TerraformIam.reads(type)) {
            iam.read(type, values, found.account(), found.partition(), found.place());
            return;
        }
        if (type.startsWith("aws_organizations_")) {
            organization.read(type, values, found.place());
            return;
        }
        if (FunctionPermissions.reads(type)) {
            permissions.read(type, values, found);
            return;
        }
        List<ThingRow> rows = TYPES.rows(type);
        rows.forEach(row -> readers.inventory().write(ThingReader.read(row, values, found)));
        if (rows.isEmpty()) {
            unknown(type, values, found);
        }
    }

    /** A type that no table knows is kept as a resource, so that it is not lost. */
    private void unknown(String type, JsonNode values, Found found) {
        readers.unread(
                "resources of type '" + type + "' are kept as they are, without roles or policies", found.place());
        Optional<String> arn = JsonPaths.first(values, List.of("arn", "Arn")).filter(text -> text.startsWith("arn:"));
        Optional<String> name = JsonPaths.first(values, List.of("name", "Name", "id"));
        readers.inventory()
                .write(new Thing(
                        found.place(),
                        found.account(),
                        found.region(),
                        EntityLabel.RESOURCE,
                        type,
                        arn.orElseGet(() -> "aws:" + found.account() + "/" + type + "/"
                                + name.orElse(found.place().at())),
                        name,
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        JsonPaths.tags(values, List.of("tags", "Tags")),
                        Map.of()));
    }

    /** Writes what could only be told when all resources were seen. */
    void finish() {
        iam.finish();
        organization.finish();
        permissions.finish();
    }
}
