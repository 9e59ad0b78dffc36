// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.RelationKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Folders of AWS CLI answers. */
final class AnswerFolderTest {
    private static final String REGION = "111122223333/eu-west-1/";
    private static final String ROLE = "arn:aws:iam::111122223333:role/worker";
    private static final String DETAILS = """
            {'RoleDetailList':[{'Arn':'%s','RoleName':'worker','InstanceProfileList':[]}],
             'UserDetailList':[{'Arn':'arn:aws:iam::111122223333:user/people/ana','UserName':'ana'}]}""".formatted(ROLE);

    @TempDir
    private Path folder;

    private Facts load(Map<String, String> files) {
        Map<String, String> all = new TreeMap<>(files);
        all.put(REGION + "iam-get-account-authorization-details.json", DETAILS);
        return Facts.ofFolder(folder, all);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            glue-get-jobs.json                       | {'Jobs':[{'Name':'x','Role':'worker'}]}                                              | arn:aws:glue:eu-west-1:111122223333:job/x
            glue-get-dev-endpoints.json              | {'DevEndpoints':[{'EndpointName':'x','RoleArn':'arn:aws:iam::111122223333:role/worker'}]} | arn:aws:glue:eu-west-1:111122223333:devEndpoint/x
            codebuild-batch-get-projects/x           | {'projects':[{'name':'x','serviceRole':'arn:aws:iam::111122223333:role/worker'}]}    | arn:aws:codebuild:eu-west-1:111122223333:project/x
            sagemaker-describe-notebook-instance/x   | {'NotebookInstanceName':'x','RoleArn':'arn:aws:iam::111122223333:role/worker'}       | arn:aws:sagemaker:eu-west-1:111122223333:notebook-instance/x
            ecs-describe-task-definition/x           | {'taskDefinition':{'taskDefinitionArn':'arn:aws:ecs:eu-west-1:111122223333:task-definition/x:1','family':'x','taskRoleArn':'arn:aws:iam::111122223333:role/worker'}} | arn:aws:ecs:eu-west-1:111122223333:task-definition/x:1
            eks-describe-pod-identity-association/c/a | {'association':{'associationArn':'arn:aws:eks:eu-west-1:111122223333:podidentityassociation/c/a-1','clusterName':'c','namespace':'n','serviceAccount':'s','roleArn':'arn:aws:iam::111122223333:role/worker'}} | arn:aws:eks:eu-west-1:111122223333:podidentityassociation/c/a-1
            cloudformation-describe-stacks.json      | {'Stacks':[{'StackId':'arn:aws:cloudformation:eu-west-1:111122223333:stack/x/1','StackName':'x','RoleARN':'arn:aws:iam::111122223333:role/worker','StackStatus':'CREATE_COMPLETE'}]} | arn:aws:cloudformation:eu-west-1:111122223333:stack/x/1
            """)
    void readsAsWhichRoleAWorkloadRuns(String file, String json, String id) {
        assertThat(load(Map.of(REGION + file, json)).relations(RelationKind.RUNS_AS))
                .containsExactly(id + " -> " + ROLE);
    }

    @Test
    void resolvesInstanceProfilesAndKeepsWhatSystemsManagerReaches() {
        Facts facts = load(Map.of(
                REGION + "ec2-describe-instances.json",
                """
                {'Reservations':[{'OwnerId':'111122223333','Instances':[
                  {'InstanceId':'i-1','State':{'Name':'running'},'IamInstanceProfile':{'Arn':'arn:aws:iam::111122223333:instance-profile/box'}},
                  {'InstanceId':'i-2','State':{'Name':'terminated'},'IamInstanceProfile':{'Arn':'arn:aws:iam::111122223333:instance-profile/box'}}]}]}""",
                REGION + "iam-list-instance-profiles.json",
                """
                {'InstanceProfiles':[{'Arn':'arn:aws:iam::111122223333:instance-profile/box','Roles':[{'Arn':'%s'}]}]}""".formatted(ROLE),
                REGION + "ssm-describe-instance-information.json",
                "{'InstanceInformationList':[{'InstanceId':'i-1','PingStatus':'Online'}]}"));

        String instance = "arn:aws:ec2:eu-west-1:111122223333:instance/i-1";
        assertThat(facts.relations(RelationKind.RUNS_AS)).containsExactly(instance + " -> " + ROLE);
        assertThat(facts.property(instance, "running")).isEqualTo(true);
        assertThat(facts.property(instance, "ssmManaged")).isEqualTo(true);
        assertThat(facts.property("arn:aws:ec2:eu-west-1:111122223333:instance/i-2", "status"))
                .isEqualTo("RETIRED");
    }

    @Test
    void joinsKeyPoliciesAndGrantsToTheirKey() {
        Facts facts = load(Map.of(
                REGION + "kms-list-keys.json",
                "{'Keys':[{'KeyId':'k-1','KeyArn':'arn:aws:kms:eu-west-1:111122223333:key/k-1'}]}",
                REGION + "kms-get-key-policy/k-1",
                "{'Policy':'{\\\"Version\\\":\\\"2012-10-17\\\",\\\"Statement\\\":[{\\\"Effect\\\":\\\"Allow\\\",\\\"Principal\\\":{\\\"AWS\\\":\\\"arn:aws:iam::111122223333:root\\\"},\\\"Action\\\":\\\"kms:*\\\",\\\"Resource\\\":\\\"*\\\"}]}'}",
                REGION + "kms-list-grants/k-1",
                "{'Grants':[{'GrantId':'g','GranteePrincipal':'%s','Operations':['Decrypt']}]}".formatted(ROLE)));

        String key = "arn:aws:kms:eu-west-1:111122223333:key/k-1";
        assertThat(facts.property(key, "resourcePolicy")).asString().contains("kms:*");
        assertThat(facts.property(key, "grants")).asString().contains("Decrypt");
    }

    @Test
    void tellsUsersMfaAndOldKeysByTheIdsThatOtherAnswersGive() {
        Facts facts = load(Map.of(
                REGION + "iam-list-access-keys/ana",
                "{'AccessKeyMetadata':[{'UserName':'ana','AccessKeyId':'AKIAONE','Status':'Inactive','CreateDate':'2020-01-01T00:00:00+00:00'}]}",
                REGION + "iam-get-credential-report.json",
                "{'Content':'%s'}".formatted(java.util.Base64.getEncoder().encodeToString("""
                                        user,arn,user_creation_time,password_enabled,password_last_used,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_2_active
                                        ana,arn:aws:iam::111122223333:user/people/ana,2019-01-01T00:00:00+00:00,true,no_information,true,false,2020-01-01T00:00:00+00:00,2021-02-03T04:05:06+00:00,false
                                        """.getBytes(
                                java.nio.charset.StandardCharsets.UTF_8)))));

        String ana = "arn:aws:iam::111122223333:user/people/ana";
        assertThat(facts.property(ana, "mfaActive")).isEqualTo(true);
        assertThat(facts.property(ana, "lastActiveAt")).hasToString("2021-02-03T04:05:06Z");
        assertThat(facts.property("aws:access-key/AKIAONE", "status")).isEqualTo("REVOKED");
        assertThat(facts.property("aws:access-key/AKIAONE", "lastUsedAt")).hasToString("2021-02-03T04:05:06Z");
        assertThat(facts.relations(RelationKind.AUTHENTICATES))
                .containsExactlyInAnyOrder("aws:access-key/AKIAONE -> " + ana, ana + "/login-profile -> " + ana);
    }

    @Test
    void readsTheTreeOfAnOrganisationAndWherePoliciesAreAttached() {
        Facts facts = load(Map.of(
                REGION + "organizations-describe-organization.json",
                "{'Organization':{'Id':'o-abcdefghij','Arn':'arn:aws:organizations::999988887777:organization/o-abcdefghij','MasterAccountId':'999988887777'}}",
                REGION + "organizations-list-roots.json",
                "{'Roots':[{'Id':'r-abcd','Name':'Root','PolicyTypes':[{'Type':'SERVICE_CONTROL_POLICY','Status':'ENABLED'}]}]}",
                REGION + "organizations-list-organizational-units-for-parent/r-abcd",
                "{'OrganizationalUnits':[{'Id':'ou-abcd-11111111','Name':'Shops'}]}",
                REGION + "organizations-list-accounts-for-parent/ou-abcd-11111111",
                "{'Accounts':[{'Id':'111122223333','Name':'shop'}]}",
                REGION + "organizations-list-policies/SERVICE_CONTROL_POLICY",
                "{'Policies':[{'Id':'p-FullAWSAccess','Arn':'arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess','Name':'FullAWSAccess','Type':'SERVICE_CONTROL_POLICY'}]}",
                REGION + "organizations-describe-policy/p-FullAWSAccess",
                "{'Policy':{'PolicySummary':{'Id':'p-FullAWSAccess','Arn':'arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess','Name':'FullAWSAccess','Type':'SERVICE_CONTROL_POLICY'},'Content':'{\\\"Version\\\":\\\"2012-10-17\\\",\\\"Statement\\\":[{\\\"Effect\\\":\\\"Allow\\\",\\\"Action\\\":\\\"*\\\",\\\"Resource\\\":\\\"*\\\"}]}'}}",
                REGION + "organizations-list-targets-for-policy/p-FullAWSAccess",
                "{'Targets':[{'TargetId':'r-abcd'},{'TargetId':'111122223333'}]}"));

        String policy = "arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess";
        String root = "aws:organization/o-abcdefghij/r-abcd";
        String unit = "aws:organization/o-abcdefghij/ou-abcd-11111111";
        assertThat(facts.relations(RelationKind.CONTAINS))
                .contains(
                        "aws:organization/o-abcdefghij -> " + root,
                        root + " -> " + unit,
                        unit + " -> aws:account/111122223333");
        assertThat(facts.property(root, "serviceControlPolicies")).isEqualTo(List.of(policy));
        assertThat(facts.property(unit, "serviceControlPolicies"))
                .as("asked, and none")
                .isEqualTo(List.of());
        assertThat(facts.property(unit, "resourceControlPolicies"))
                .as("not enabled")
                .isEqualTo(List.of());
        assertThat(facts.property(policy, "policyType")).isEqualTo("SERVICE_CONTROL_POLICY");
    }

    @Test
    void countsATypeAsListedOnlyWhereAllRegionsAre() {
        Facts facts = load(Map.of(
                "111122223333/describe-regions.json",
                "{'Regions':[{'RegionName':'eu-west-1'},{'RegionName':'eu-west-2'}]}",
                REGION + "lambda-list-functions.json",
                "{'Functions':[]}",
                REGION + "glue-get-jobs.json",
                "{'Jobs':[]}",
                "111122223333/eu-west-2/lambda-list-functions.json",
                "{'Functions':[]}"));

        assertThat(facts.property("aws:account/111122223333", "inventory")).isEqualTo(List.of("AWS::Lambda::Function"));
    }

    @Test
    void countsATypeAsListedOnlyWhereTheRoleOfEachIsTold() {
        String list = "{'NotebookInstances':[{'NotebookInstanceName':'x'},{'NotebookInstanceName':'y'}]}";
        String apps =
                "{'ServiceSummaryList':[{'ServiceName':'a','ServiceArn':'arn:aws:apprunner:eu-west-1:111122223333:service/a/1'}]}";

        Facts facts = load(
                Map.of(
                        REGION + "sagemaker-list-notebook-instances.json",
                        list,
                        REGION + "sagemaker-describe-notebook-instance/x",
                        "{'NotebookInstanceName':'x','RoleArn':'%s'}".formatted(ROLE),
                        REGION + "apprunner-list-services.json",
                        apps,
                        REGION
                                + "apprunner-describe-service/arn%3Aaws%3Aapprunner%3Aeu-west-1%3A111122223333%3Aservice%2Fa%2F1",
                        "{'Service':{'ServiceArn':'arn:aws:apprunner:eu-west-1:111122223333:service/a/1','ServiceName':'a','Status':'RUNNING'}}"));

        assertThat(facts.property("aws:account/111122223333", "inventory"))
                .isEqualTo(List.of("AWS::AppRunner::Service"));
    }

    @Test
    void keepsAccountsApartThatOneFolderHolds() {
        Facts facts = load(
                Map.of("444455556666/us-east-1/lambda-list-functions.json", "{'Functions':[{'FunctionName':'f'}]}"));

        assertThat(facts.sources()).containsExactly("aws:111122223333", "aws:444455556666");
        assertThat(facts.has("arn:aws:lambda:us-east-1:444455556666:function:f"))
                .isTrue();
    }

    @Test
    void namesEachKindOfAnswerThatItDoesNotRead() {
        Facts facts = load(Map.of(
                REGION + "robots-list-arms.json",
                "{}",
                REGION + "robots-get-arm/a",
                "{}",
                REGION + "s3-get-bucket-policy/b",
                ""));

        assertThat(facts.warnings)
                .anyMatch(text -> text.contains("'robots-list-arms'"))
                .anyMatch(text -> text.contains("'robots-get-arm'"))
                .anyMatch(text -> text.contains("'s3-get-bucket-policy' was not answered"));
    }

    @Test
    void namesFileAndLineOfAnAnswerThatIsCutOff() {
        assertThatThrownBy(() -> load(Map.of(REGION + "glue-get-jobs.json", "{'Jobs':[\n{'Name':")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("glue-get-jobs.json, line 2");
    }

    @Test
    void refusesAFolderThatDoesNotTellWhoseItIs() {
        assertThatThrownBy(() -> Facts.ofFolder(folder, Map.of("us-east-1/glue-get-jobs.json", "{'Jobs':[]}")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("sts-get-caller-identity.json");
    }

    @Test
    void namesWhatLiesBesideTheAnswersAndIsNone() {
        Facts facts = load(Map.of("README.md", "notes", "111122223333/summary.json", "{'calls':3}"));

        assertThat(facts.warnings)
                .anyMatch(text -> text.contains("README.md") && text.contains("not read"))
                .anyMatch(text -> text.contains("summary.json") && text.contains("not read"));
    }
}
