// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.api.collect.AwsCollector.Collected;
import dev.entail.api.collect.AwsCollector.Settings;
import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.GraphRecord;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.load.InputFiles;
import dev.entail.graph.load.Place;
import dev.entail.graph.load.Progress;
import dev.entail.graph.load.RecordSink;
import dev.entail.graph.source.aws.AwsSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Collecting an account with a stand-in for the AWS CLI, which answers from files as the real one would. */
final class AwsCollectorTest {
    /** Answers from {@code $ANSWERS/<service>-<command>}, refuses the rest, and writes down what it was asked. */
    private static final String STAND_IN = """
            #!/bin/sh
            service=$1 command=$2
            shift 2
            [ "$service" = s3api ] && service=s3
            path=
            while [ $# -gt 0 ]; do
              case $1 in
                --region|--output|--profile|--attribute-names|--policy-name|--max-items|--status|--versions) ;;
                *) path="$path/$(printf %s "$2" | sed 's/%/%25/g;s/:/%3A/g;s#/#%2F#g')" ;;
              esac
              shift 2
            done
            echo "$service-$command$path" >> "$ASKED"
            if [ "$service-$command" = ec2-describe-regions ]; then
              echo '{"Regions":[{"RegionName":"us-east-1"}]}'
              exit 0
            fi
            file="$ANSWERS/$service-$command$path"
            [ -f "$file" ] || file="$file.json"
            if [ -s "$file" ]; then
              cat "$file"
              exit 0
            fi
            if [ "$command" = get-bucket-tagging ]; then
              echo "An error occurred (NoSuchTagSet) when calling the GetBucketTagging operation" >&2
              exit 254
            fi
            echo "An error occurred (AccessDenied) when calling $command: User is not authorized" >&2
            exit 254
            """;

    @TempDir
    private Path folder;

    private Path program() throws IOException {
        Path program = Files.writeString(folder.resolve("aws"), STAND_IN);
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    private Collected collect(Path answers, List<String> regions) throws IOException {
        Settings settings = new Settings(
                program().toString(),
                Optional.of("auditor"),
                Map.of(
                        "ANSWERS", answers.toAbsolutePath().toString(),
                        "ASKED", folder.resolve("asked").toString()),
                true,
                Duration.ZERO);
        return new AwsCollector(settings, Progress.SILENT).collect(folder.resolve("out"), regions);
    }

    private static Path demo() {
        return Stream.of(System.getProperty("entail.corpus", ""), "../../shared/data")
                .filter(any -> !any.isEmpty())
                .map(any -> Path.of(any).resolve("aws/accounts/cloudmapper-demo/us-east-1"))
                .filter(Files::exists)
                .findFirst()
                .orElse(Path.of("absent"));
    }

    @Test
    void collectsTheDemoAccountIntoAFolderThatLoads() throws IOException {
        assumeThat(Files.exists(demo())).as("the corpus holds the demo account").isTrue();

        Collected collected = collect(demo(), List.of());

        assertThat(collected.account()).isEqualTo("123456789012");
        assertThat(collected.folder().resolve("us-east-1/lambda-get-policy/invpclambda"))
                .exists();
        assertThat(
                        collected
                                .folder()
                                .resolve(
                                        "us-east-1/ecs-describe-tasks/arn%3Aaws%3Aecs%3Aus-east-1%3A123456789012%3Acluster%2Fmyecs"))
                .isDirectory();
        assertThat(collected.refused())
                .anyMatch(text -> text.contains("aws glue get-jobs") && text.contains("AccessDenied"));
        List<String> ids = load(collected.folder());
        assertThat(ids)
                .contains(
                        "arn:aws:lambda:us-east-1:123456789012:function:invpclambda",
                        "arn:aws:sqs:us-east-1:123456789012:demo",
                        "arn:aws:iam::123456789012:role/bad_role");
    }

    private static List<String> load(Path from) {
        List<String> ids = new ArrayList<>();
        new AwsSource()
                .read(
                        InputFiles.of(List.of(from.toString()), InputStream.nullInputStream()),
                        Optional.empty(),
                        new RecordSink() {
                            @Override
                            public void accept(String source, GraphRecord graphRecord, Place place) {
                                if (graphRecord instanceof GraphRecord.NodeRecord node) {
                                    ids.add(node.id());
                                }
                            }

                            @Override
                            public void reject(Place place, String reason) {
                                throw new AssertionError(place + ": " + reason);
                            }

                            @Override
                            public void warn(Place place, String reason) {}
                        });
        return ids;
    }

    private Path answers(Map<String, String> files) throws IOException {
        Path answers = folder.resolve("answers");
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = answers.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return answers;
    }

    @Test
    void writesFilesThatOnlyTheirOwnerReads() throws IOException {
        Collected collected = collect(
                answers(Map.of("sts-get-caller-identity.json", "{\"Account\":\"111122223333\"}")),
                List.of("us-east-1"));

        Path file = collected.folder().resolve("us-east-1/sts-get-caller-identity.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(collected.folder())))
                .isEqualTo("rwx------");
    }

    @Test
    void writesAnEmptyAnswerWhereAThingHasNoneAndNoneWhereItIsRefused() throws IOException {
        Collected collected = collect(
                answers(Map.of(
                        "sts-get-caller-identity.json", "{\"Account\":\"111122223333\"}",
                        "s3-list-buckets.json", "{\"Buckets\":[{\"Name\":\"papers\"}]}")),
                List.of("us-east-1"));

        Path region = collected.folder().resolve("us-east-1");
        JsonNode tags =
                RecordCodec.JSON.readTree(Files.readAllBytes(region.resolve("s3api-get-bucket-tagging/papers")));
        assertThat(tags).isEmpty();
        assertThat(region.resolve("s3api-get-bucket-policy/papers")).doesNotExist();
        assertThat(collected.refused()).anyMatch(text -> text.contains("s3api get-bucket-policy --bucket papers"));
    }

    @Test
    void refusesToMixAnOldCollectionWithANewOne() throws IOException {
        Path answers = answers(Map.of("sts-get-caller-identity.json", "{\"Account\":\"111122223333\"}"));
        collect(answers, List.of("us-east-1"));

        assertThatThrownBy(() -> collect(answers, List.of("us-east-1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("exists already");
    }

    @Test
    void saysWhyAwsCannotBeAsked() throws IOException {
        assertThatThrownBy(() -> collect(folder.resolve("nothing"), List.of()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("get-caller-identity")
                .hasMessageContaining("AccessDenied");
        Settings missing =
                new Settings(folder.resolve("missing").toString(), Optional.empty(), Map.of(), true, Duration.ZERO);
        assertThatThrownBy(() -> new AwsCollector(missing, Progress.SILENT).collect(folder, List.of()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("AWS CLI");
    }

    @Test
    void needsOnlyActionsThatRead() {
        JsonNode statement = AwsCalls.policy().path("Statement").path(0);

        assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
        assertThat(statement.path("Action"))
                .isNotEmpty()
                .allMatch(
                        action -> action.asText().matches("[a-z0-9-]+:(Get|List|Describe|Generate|BatchGet)[A-Za-z]+"));
    }
}
