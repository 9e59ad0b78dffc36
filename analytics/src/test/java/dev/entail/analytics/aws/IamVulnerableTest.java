// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Corpus;
import dev.entail.analytics.escalation.Confidence;
import dev.entail.analytics.escalation.Escalation;
import dev.entail.analytics.escalation.EscalationView;
import dev.entail.graph.load.InputFiles;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.LoadReport;
import dev.entail.graph.load.Loader;
import dev.entail.graph.load.Progress;
import dev.entail.graph.projection.ProjectionReader;
import dev.entail.graph.projection.Snapshot;
import dev.entail.graph.source.aws.AwsSource;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The account of the iam-vulnerable lab: each of its escalations by name, and none of its decoys. */
final class IamVulnerableTest {
    private static final Instant AT = Instant.parse("2026-11-01T00:00:00Z");

    private static Map<String, Escalation> found = Map.of();
    private static EscalationView view;

    @BeforeAll
    static void load() {
        Path export = Corpus.file("aws/accounts/iam-vulnerable.json");
        GraphStore store = SharedStore.store();
        SharedStore.empty(store);
        new Loader(store, List.of(new AwsEscalation()))
                .load(
                        new AwsSource(),
                        InputFiles.of(List.of(export.toString()), InputStream.nullInputStream()),
                        LoadOptions.at(AT));
        Snapshot snapshot = Snapshot.latest(store, Optional.empty());
        view = new EscalationView(snapshot, ProjectionReader.read(snapshot));
        found = view.escalations(Optional.empty()).stream()
                .collect(Collectors.toMap(escalation -> escalation.identity().name(), Function.identity()));
    }

    /** The first load concludes from what it said itself, any later one from what the store has. */
    @Test
    void concludesTheSameFromWhatTheStoreHas() {
        LoadReport again = new Loader(SharedStore.store(), List.of(new AwsEscalation())).derive(AT, Progress.SILENT);

        assertThat(again.derived().isNothing()).as(again.derived().toString()).isTrue();
        assertThat(again.derived().unchanged()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "privesc1-CreateNewPolicyVersion-user",
                "privesc1-CreateNewPolicyVersion-role",
                "privesc3-CreateEC2WithExistingInstanceProfile-user",
                "privesc3-CreateEC2WithExistingInstanceProfile-role",
                "privesc4-CreateAccessKey-user",
                "privesc4-CreateAccessKey-role",
                "privesc5-CreateLoginProfile-user",
                "privesc5-CreateLoginProfile-role",
                "privesc6-UpdateLoginProfile-user",
                "privesc6-UpdateLoginProfile-role",
                "privesc7-AttachUserPolicy-user",
                "privesc8-AttachGroupPolicy-user",
                "privesc9-AttachRolePolicy-role",
                "privesc10-PutUserPolicy-user",
                "privesc11-PutGroupPolicy-user",
                "privesc12-PutRolePolicy-role",
                "privesc13-AddUserToGroup-user",
                "privesc14-UpdatingAssumeRolePolicy-user",
                "privesc14-UpdatingAssumeRolePolicy-role",
                "privesc15-PassExistingRoleToNewLambdaThenInvoke-user",
                "privesc15-PassExistingRoleToNewLambdaThenInvoke-role",
                "privesc16-PassRoleToNewLambdaThenTriggerWithNewDynamo-user",
                "privesc16-PassRoleToNewLambdaThenTriggerWithNewDynamo-role",
                "privesc18-PassExistingRoleToNewGlueDevEndpoint-user",
                "privesc18-PassExistingRoleToNewGlueDevEndpoint-role",
                "privesc20-PassExistingRoleToCloudFormation-user",
                "privesc20-PassExistingRoleToCloudFormation-role",
                "privesc21-PassExistingRoleToNewDataPipeline-user",
                "privesc21-PassExistingRoleToNewDataPipeline-role",
                "privesc-codeBuildCreateProjectPassRole-user",
                "privesc-codeBuildCreateProjectPassRole-role",
                "privesc-sageMakerCreateNotebookPassRole-user",
                "privesc-sageMakerCreateNotebookPassRole-role",
                "privesc-sageMakerCreateTrainingJobPassRole-user",
                "privesc-sageMakerCreateTrainingJobPassRole-role",
                "privesc-sageMakerCreateProcessingJobPassRole-user",
                "privesc-sageMakerCreateProcessingJobPassRole-role",
                "privesc-AssumeRole-starting-role",
                "privesc-AssumeRole-intermediate-role",
                "fn1-privesc3-partial-user",
                "fn1-privesc3-partial-role",
                "fn2-exploitableResourceConstraint-user",
                "fn2-exploitableResourceConstraint-role",
                "fn3-exploitableConditionConstraint-user",
                "fn3-exploitableConditionConstraint-role",
                "fn4-exploitableNotAction-user",
                "fn4-exploitableNotAction-role"
            })
    void findsEachEscalationThatTheDataSettles(String name) {
        assertThat(found).containsKey(name);
        assertThat(found.get(name).confidence()).as(text(name)).isEqualTo(Confidence.CONFIRMED);
    }

    /** Each has the permission, but cannot use it on itself: a user is no role, a role no user and no member of a group. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "privesc7-AttachUserPolicy-role",
                "privesc8-AttachGroupPolicy-role",
                "privesc9-AttachRolePolicy-user",
                "privesc10-PutUserPolicy-role",
                "privesc11-PutGroupPolicy-role",
                "privesc12-PutRolePolicy-user",
                "privesc13-AddUserToGroup-role",
                "privesc2-SetExistingDefaultPolicyVersion-user",
                "privesc2-SetExistingDefaultPolicyVersion-role",
                "privesc17-EditExistingLambdaFunctionWithRole-user",
                "privesc17-EditExistingLambdaFunctionWithRole-role",
                "privesc19-UpdateExistingGlueDevEndpoint-user",
                "privesc19-UpdateExistingGlueDevEndpoint-role",
                "privesc-ec2InstanceConnect-user",
                "privesc-ec2InstanceConnect-role",
                "privesc-CloudFormationUpdateStack-user",
                "privesc-CloudFormationUpdateStack-role",
                "privesc-sageMakerCreatePresignedNotebookURL-user",
                "privesc-sageMakerCreatePresignedNotebookURL-role",
                "privesc-ssmSendCommand-user",
                "privesc-ssmSendCommand-role",
                "privesc-ssmStartSession-user",
                "privesc-ssmStartSession-role"
            })
    void saysWhatMustHoldWhereTheDataCannotSettleIt(String name) {
        assertThat(found).containsKey(name);
        assertThat(found.get(name).confidence()).as(text(name)).isEqualTo(Confidence.CONDITIONAL);
        assertThat(found.get(name).path().conditions()).as(text(name)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fp1-allow-and-deny",
                "fp2-allow-and-deny-multiple-policies",
                "fp3-deny-iam",
                "fp4-nonExploitableResourceConstraint",
                "fp5-nonExploitableConditionConstraint",
                "privesc-AssumeRole-start-user",
                "privesc-permissive-role-trust"
            })
    void doesNotReportWhatADenyAConstraintOrAConditionStops(String prefix) {
        assertThat(found.keySet()).noneMatch(name -> name.startsWith(prefix));
    }

    @Test
    void takesWhoeverControlsIamForAnAdministrator() {
        assertThat(view.tierZero())
                .extracting(tierZero -> tierZero.entity().name())
                .contains(
                        "privesc-high-priv-service-role",
                        "privesc-sre-user",
                        "privesc-sre-role",
                        "privesc-AssumeRole-ending-role",
                        "obama",
                        "userwithlotsofpermissions")
                .doesNotContain("fp2-allow-and-deny-multiple-policies-user", "biden");
    }

    @Test
    void provesEachHopByPolicyStatementAndPrincipal() {
        assertThat(found.values())
                .allSatisfy(escalation -> assertThat(escalation.path().hops()).allSatisfy(hop -> {
                    assertThat(hop.evidence()).isNotEmpty();
                    assertThat(hop.evidence().getFirst().detail()).containsKeys("policy", "principal");
                }));
    }

    @Test
    void explainsAPathAsAPersonWould() {
        assertThat(found.get("privesc-AssumeRole-starting-role").path().explanation())
                .contains("privesc-AssumeRole-starting-role can assume the role privesc-AssumeRole-intermediate-role")
                .contains(
                        "Finally, privesc-AssumeRole-intermediate-role can assume the role privesc-AssumeRole-ending-role");
    }

    private static String text(String name) {
        Escalation escalation = found.get(name);
        return escalation == null ? "none" : escalation.path().explanation();
    }
}
