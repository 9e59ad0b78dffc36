// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.entail.analytics.escalation.Confidence;
import dev.entail.analytics.escalation.Escalation;
import dev.entail.analytics.escalation.EscalationView;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.RelationKind;
import dev.entail.graph.load.InputFiles;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Loader;
import dev.entail.graph.projection.ProjectionReader;
import dev.entail.graph.projection.Snapshot;
import dev.entail.graph.source.aws.AwsSource;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An account in which many users may create an access key of any user: what follows has to stay linear, and right. */
@Timeout(300)
final class WildcardGrantTest {
    private static final int USERS = 2_000;
    private static final int ROLES = 2_000;
    private static final int HOLDERS = 200;

    private static final String ARN = "arn:aws:iam::111122223333:";
    private static final String ADMIN = ARN + "user/admin";
    private static final String DENIED = ARN + "user/keys/denied";
    private static final String FENCED = ARN + "user/fenced";

    private static final String CREATE_KEYS = statement("Allow", "iam:CreateAccessKey", "*");
    private static final String NOT_OF_ADMIN = statement("Deny", "iam:CreateAccessKey", ADMIN);
    private static final String NOT_OF_HOLDERS = statement("Deny", "iam:CreateAccessKey", ARN + "user/keys/*");

    private static Snapshot snapshot;
    private static Map<String, Escalation> toAdmin = Map.of();

    @BeforeAll
    static void load(@TempDir Path folder) throws IOException {
        Path export = folder.resolve("account.json");
        write(export);
        GraphStore store = SharedStore.store();
        SharedStore.empty(store);
        new Loader(store, List.of(new AwsEscalation()))
                .load(
                        new AwsSource(),
                        InputFiles.of(List.of(export.toString()), InputStream.nullInputStream()),
                        LoadOptions.at(Instant.parse("2026-11-01T00:00:00Z")));
        snapshot = Snapshot.latest(store, Optional.empty());
        toAdmin = new EscalationView(snapshot, ProjectionReader.read(snapshot))
                .escalations(Optional.of(ADMIN)).stream()
                        .collect(Collectors.toMap(
                                escalation -> escalation.identity().id(), Function.identity()));
    }

    @Test
    void writesRelationsInProportionToPrincipalsRatherThanToPairs() {
        long written = concluded(RelationKind.CAN_ESCALATE) + concluded(RelationKind.CONTAINS);

        assertThat(written)
                .as("of %d pairs of a holder and a user", HOLDERS * USERS)
                .isGreaterThanOrEqualTo(USERS)
                .isLessThanOrEqualTo(3L * (USERS + ROLES + HOLDERS));
    }

    @Test
    void letsEachHolderBecomeTheAdministratorInOneStep() {
        assertThat(IntStream.range(0, HOLDERS).mapToObj(WildcardGrantTest::holder))
                .allSatisfy(holder -> {
                    assertThat(toAdmin).containsKey(holder);
                    Escalation escalation = toAdmin.get(holder);
                    assertThat(escalation.confidence()).isEqualTo(Confidence.CONFIRMED);
                    assertThat(escalation.path().hops()).singleElement().satisfies(hop -> {
                        assertThat(hop.technique()).contains("iam-002");
                        assertThat(hop.to().id()).isEqualTo(ADMIN);
                    });
                });
    }

    /** The deny keeps it from the administrator's key, not from that of a holder who is not denied. */
    @Test
    void sendsWhoeverIsDeniedTheAdministratorThroughAnotherHolder() {
        Escalation escalation = toAdmin.get(DENIED);

        assertThat(escalation.confidence()).isEqualTo(Confidence.CONFIRMED);
        assertThat(escalation.path().hops()).hasSize(2);
        assertThat(escalation.path().hops().getFirst().to().id()).startsWith(ARN + "user/keys/holder-");
    }

    @Test
    void findsNoPathForWhoeverIsDeniedTheAdministratorAndTheHolders() {
        assertThat(toAdmin).doesNotContainKey(FENCED);
    }

    @Test
    void findsNoPathForUsersAndRolesWithoutTheGrant() {
        assertThat(toAdmin).hasSize(HOLDERS + 1);
    }

    private static long concluded(RelationKind kind) {
        AtomicLong count = new AtomicLong();
        snapshot.relations(kind, relation -> {
            if (relation.source().equals(AwsEscalation.SOURCE)) {
                count.incrementAndGet();
            }
        });
        return count.get();
    }

    private static String holder(int number) {
        return ARN + "user/keys/holder-" + number;
    }

    private static void write(Path file) throws IOException {
        try (JsonGenerator json = RecordCodec.JSON.getFactory().createGenerator(Files.newBufferedWriter(file))) {
            json.writeStartObject();
            json.writeArrayFieldStart("UserDetailList");
            writeUsers(json);
            json.writeEndArray();
            json.writeArrayFieldStart("RoleDetailList");
            for (int role = 0; role < ROLES; role++) {
                writeRole(json, "service-" + role);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void writeUsers(JsonGenerator json) throws IOException {
        writePrincipal(json, "User", ADMIN, statement("Allow", "*", "*"));
        writePrincipal(json, "User", DENIED, CREATE_KEYS + "," + NOT_OF_ADMIN);
        writePrincipal(json, "User", FENCED, CREATE_KEYS + "," + NOT_OF_ADMIN + "," + NOT_OF_HOLDERS);
        for (int holder = 0; holder < HOLDERS; holder++) {
            writePrincipal(json, "User", holder(holder), CREATE_KEYS);
        }
        for (int user = HOLDERS + 3; user < USERS; user++) {
            writePrincipal(json, "User", ARN + "user/user-" + user, statement("Allow", "s3:Get*", "*"));
        }
    }

    private static void writeRole(JsonGenerator json, String name) throws IOException {
        json.writeStartObject();
        writeHead(json, "Role", ARN + "role/" + name, statement("Allow", "sqs:*", "*"));
        json.writeFieldName("AssumeRolePolicyDocument");
        json.writeRawValue("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
                "Principal": {"Service": "ec2.amazonaws.com"}}]}""");
        json.writeEndObject();
    }

    private static void writePrincipal(JsonGenerator json, String type, String arn, String statements)
            throws IOException {
        json.writeStartObject();
        writeHead(json, type, arn, statements);
        json.writeEndObject();
    }

    private static void writeHead(JsonGenerator json, String type, String arn, String statements) throws IOException {
        json.writeStringField("Arn", arn);
        json.writeStringField(type + "Name", arn.substring(arn.lastIndexOf('/') + 1));
        json.writeArrayFieldStart(type + "PolicyList");
        json.writeStartObject();
        json.writeStringField("PolicyName", "own");
        json.writeFieldName("PolicyDocument");
        json.writeRawValue("{\"Version\": \"2012-10-17\", \"Statement\": [" + statements + "]}");
        json.writeEndObject();
        json.writeEndArray();
    }

    private static String statement(String effect, String action, String resource) {
        return "{\"Effect\": \"%s\", \"Action\": \"%s\", \"Resource\": \"%s\"}".formatted(effect, action, resource);
    }
}
