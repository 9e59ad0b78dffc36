// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.RelationKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every published scenario loads whole: nothing refused, and each role that its resources name is run as. */
final class ScenarioInputsTest {
    private static final List<String> ROLES = List.of("role", "role_arn", "service_role", "iam_role_arn");

    static Stream<Named<Path>> scenarios() throws IOException {
        try (Stream<Path> files = Files.list(Facts.corpus("aws/scenarios"))) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream()
                    .map(file -> Named.of(String.valueOf(file.getFileName()), file));
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void loadsWithoutARejectedRecord(Path scenario) throws IOException {
        Facts facts = Facts.ofPath(scenario);

        assertThat(facts.rejected).isEmpty();
        JsonNode json = RecordCodec.JSON.readTree(Files.readAllBytes(scenario));
        for (JsonNode resource : json.path("resources")) {
            if (resource.path("Type").asText().equals("aws_s3_bucket")) {
                assertThat(facts.property(resource.path("Arn").asText(), "nativeType"))
                        .isEqualTo("AWS::S3::Bucket");
            }
        }
        assertThat(facts.relations(RelationKind.RUNS_AS).stream().map(text -> text.substring(text.indexOf(" -> ") + 4)))
                .containsExactlyInAnyOrderElementsOf(rolesOf(json));
    }

    /** What the resources name, and behind the name of an instance profile the role that it carries. */
    private static List<String> rolesOf(JsonNode json) {
        List<String> roles = new ArrayList<>();
        for (JsonNode resource : json.path("resources")) {
            ROLES.stream()
                    .filter(resource::has)
                    .forEach(field -> roles.add(resource.path(field).asText()));
            if (resource.has("iam_instance_profile")) {
                profile(json, resource.path("iam_instance_profile").asText()).ifPresent(roles::add);
            }
        }
        return roles;
    }

    private static Optional<String> profile(JsonNode json, String name) {
        for (JsonNode role : json.findValues("RoleDetailList").stream()
                .flatMap(JsonNode::valueStream)
                .toList()) {
            for (JsonNode profile : role.path("InstanceProfileList")) {
                if (profile.path("InstanceProfileName").asText().equals(name)) {
                    return Optional.of(role.path("Arn").asText());
                }
            }
        }
        return Optional.empty();
    }
}
