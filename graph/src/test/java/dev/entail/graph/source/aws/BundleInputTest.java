// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.RelationKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bundles of authorization details and resources. */
final class BundleInputTest {
    private static final String ROLE = "arn:aws:iam::111122223333:role/worker";
    private static final String ACCOUNTS = """
            {'accounts':{'111122223333':{'RoleDetailList':[{'Arn':'%s','RoleName':'worker','Path':'/',
              'InstanceProfileList':[{'InstanceProfileName':'box','Arn':'arn:aws:iam::111122223333:instance-profile/box'}]}]}},
             'resources':[%s]}""";

    private static Facts bundle(String resource) {
        return Facts.of("bundle.json", ACCOUNTS.formatted(ROLE, resource));
    }

    private static String resource(String type, String rest) {
        return "{'Type':'%s','Name':'x','AccountId':'111122223333'%s}"
                .formatted(type, rest.isEmpty() ? "" : "," + rest);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            aws_lambda_function             | 'role':'worker'                                                 | arn:aws:lambda:eu-west-1:111122223333:function:x
            aws_instance                    | 'iam_instance_profile':'box'                                    | arn:aws:ec2:eu-west-1:111122223333:instance/x
            aws_ecs_task_definition         | 'task_role_arn':'worker'                                        | arn:aws:ecs:eu-west-1:111122223333:task-definition/x
            aws_glue_job                    | 'role_arn':'worker'                                             | arn:aws:glue:eu-west-1:111122223333:job/x
            aws_glue_dev_endpoint           | 'role_arn':'worker'                                             | arn:aws:glue:eu-west-1:111122223333:devEndpoint/x
            aws_codebuild_project           | 'service_role':'worker'                                         | arn:aws:codebuild:eu-west-1:111122223333:project/x
            aws_cloudformation_stack        | 'iam_role_arn':'worker'                                         | arn:aws:cloudformation:eu-west-1:111122223333:stack/x
            aws_cloudformation_stack_set    | 'administration_role_arn':'worker'                              | arn:aws:cloudformation:eu-west-1:111122223333:stackset/x
            aws_sagemaker_notebook_instance | 'role_arn':'worker'                                             | arn:aws:sagemaker:eu-west-1:111122223333:notebook-instance/x
            aws_apprunner_service           | 'instance_configuration':[{'instance_role_arn':'worker'}]       | arn:aws:apprunner:eu-west-1:111122223333:service/x
            aws_sfn_state_machine           | 'role_arn':'worker'                                             | arn:aws:states:eu-west-1:111122223333:stateMachine:x
            aws_batch_job_definition        | 'job_role_arn':'worker'                                         | arn:aws:batch:eu-west-1:111122223333:job-definition/x
            """)
    void readsAsWhichRoleAWorkloadRuns(String type, String attributes, String id) {
        Facts facts = bundle(resource(type, "'Region':'eu-west-1'," + attributes));

        assertThat(facts.relations(RelationKind.RUNS_AS)).containsExactly(id + " -> " + ROLE);
        assertThat(facts.relations(RelationKind.CONTAINS)).contains("aws:account/111122223333 -> " + id);
    }

    @Test
    void rebuildsAnArnThatAConverterInvented() {
        Facts facts = bundle(resource(
                "aws_instance", "'Arn':'arn:aws:instance:us-east-1:111122223333:/box','iam_instance_profile':'box'"));

        assertThat(facts.relations(RelationKind.RUNS_AS))
                .containsExactly("arn:aws:ec2:us-east-1:111122223333:instance/x -> " + ROLE);
    }

    @Test
    void joinsABucketPolicyToItsBucket() {
        Facts facts = bundle(
                resource("aws_s3_bucket", "'bucket':'papers'")
                        + ","
                        + resource(
                                "aws_s3_bucket_policy",
                                "'bucket':'papers','policy':{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Principal':"
                                        + "{'AWS':'arn:aws:iam::111122223333:user/gone'},'Action':'s3:GetObject','Resource':'arn:aws:s3:::papers/*'}]}"));

        assertThat(facts.property("arn:aws:s3:::papers", "resourcePolicy"))
                .asString()
                .contains("user/gone");
        assertThat(facts.warnings).anyMatch(text -> text.contains("user/gone") && text.contains("unknown"));
    }

    @Test
    void joinsThePermissionsOfAFunctionToOnePolicy() {
        Facts facts = bundle(resource(
                        "aws_lambda_permission",
                        "'Region':'eu-west-1','function_name':'f','action':'lambda:InvokeFunction','principal':'s3.amazonaws.com'")
                + ","
                + resource(
                        "aws_lambda_permission",
                        "'Region':'eu-west-1','function_name':'f','action':'lambda:*','principal':'444455556666'"));

        assertThat(facts.property("arn:aws:lambda:eu-west-1:111122223333:function:f", "resourcePolicy"))
                .asString()
                .contains("s3.amazonaws.com", "444455556666");
    }

    @Test
    void keepsATypeThatNoTableKnowsAndCountsIt() {
        Facts facts = bundle(resource("aws_quantum_thing", "") + "," + resource("aws_quantum_thing", "'name':'y'"));

        assertThat(facts.property("aws:111122223333/aws_quantum_thing/y", "nativeType"))
                .isEqualTo("aws_quantum_thing");
        assertThat(facts.warnings).anyMatch(text -> text.contains("aws_quantum_thing") && text.contains("2 of them"));
    }

    @Test
    void saysWhereARoleCannotBeFound() {
        Facts facts = bundle(resource("aws_lambda_function", "'Region':'eu-west-1','role':'nobody'")
                + ","
                + resource("aws_instance", "'Region':'eu-west-1','iam_instance_profile':'nothing'"));

        assertThat(facts.relations(RelationKind.RUNS_AS)).isEmpty();
        assertThat(facts.warnings)
                .anyMatch(text -> text.startsWith("bundle.json, resources[0]") && text.contains("'nobody'"))
                .anyMatch(text -> text.startsWith("bundle.json, resources[1]") && text.contains("'nothing'"));
    }

    @Test
    void tellsThatAPolicyCannotBeReadAndThatItIsThereAndUnknown() {
        Facts facts = bundle(resource("aws_s3_bucket", "'bucket':'b','policy':{'Statement':[{'Effect':'Maybe'}]}"));

        assertThat(facts.property("arn:aws:s3:::b", "resourcePolicyKnown")).isEqualTo(false);
        assertThat(facts.node("arn:aws:s3:::b").properties()).doesNotContainKey("resourcePolicy");
        assertThat(facts.warnings).anyMatch(text -> text.contains("whom it lets in is unknown"));
    }

    @Test
    void namesFileAndLineOfATruncatedDump() {
        assertThatThrownBy(() -> Facts.of("cut.json", "{'accounts':{'111122223333':{\n'RoleDetailList':[{'Arn':'x',"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("cut.json, line 2");
    }

    @Test
    void refusesAnAccountThatIsNone() {
        assertThatThrownBy(() -> Facts.of("bundle.json", "{'accounts':{'12':{}}}"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("accounts.12")
                .hasMessageContaining("twelve digits");
    }

    @Test
    void keepsAGroupThatTheExportLeavesOutAsUnknown() {
        Facts facts = Facts.of("users.json", """
                {'UserDetailList':[{'Arn':'arn:aws:iam::111122223333:user/ana','UserName':'ana','GroupList':['makers']}]}""");

        assertThat(facts.relations(RelationKind.MEMBER_OF))
                .containsExactly("arn:aws:iam::111122223333:user/ana -> arn:aws:iam::111122223333:group/makers");
        assertThat(facts.relations(RelationKind.HAS_ROLE)).hasSize(1);
        assertThat(facts.warnings).anyMatch(text -> text.contains("'makers'") && text.contains("unknown"));
    }

    @Test
    void writesWhomAProviderLetsIn() {
        Facts facts = Facts.of("roles.json", """
                {'RoleDetailList':[{'Arn':'arn:aws:iam::111122223333:role/deploy','RoleName':'deploy',
                 'AssumeRolePolicyDocument':{'Version':'2012-10-17','Statement':[{'Effect':'Allow',
                  'Principal':{'Federated':'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com'},
                  'Action':'sts:AssumeRoleWithWebIdentity','Condition':{
                   'StringLike':{'token.actions.githubusercontent.com:sub':'repo:acme/site:*'},
                   'StringEquals':{'token.actions.githubusercontent.com:aud':'sts.amazonaws.com'}}}]}}]}""");

        String provider = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";
        assertThat(facts.property(provider, "nativeType")).isEqualTo("AWS::IAM::OIDCProvider");
        assertThat(facts.relations(RelationKind.FEDERATES_TO))
                .containsExactly(
                        provider + " -> arn:aws:iam::111122223333:role/deploy",
                        "github:repo:acme/site -> arn:aws:iam::111122223333:role/deploy");
        assertThat(facts.all(RelationKind.FEDERATES_TO))
                .allMatch(relation -> relation.properties().toString().contains("audience=sts.amazonaws.com")
                        && relation.properties().toString().contains("subject=repo:acme/site:*"));
    }

    @Test
    void takesTheStatementThatAsksLessWhereTwoLetTheSameIn() {
        String statement = "{'Effect':'Allow','Principal':{'Federated':'arn:aws:iam::111122223333:saml-provider/corp'},"
                + "'Action':'sts:AssumeRoleWithSAML'%s}";
        Facts facts = Facts.of("roles.json", """
                {'RoleDetailList':[{'Arn':'arn:aws:iam::111122223333:role/in','RoleName':'in',
                 'AssumeRolePolicyDocument':{'Version':'2012-10-17','Statement':[%s,%s]}}]}""".formatted(
                        statement.formatted(",'Condition':{'IpAddress':{'aws:SourceIp':'10.0.0.0/8'}}"),
                        statement.formatted("")));

        assertThat(facts.all(RelationKind.FEDERATES_TO))
                .singleElement()
                .satisfies(relation -> assertThat(relation.properties().get("conditions"))
                        .isEqualTo(java.util.List.of("any identity of corp may sign in")));
    }

    @Test
    void readsAnOrganisationAsATree() {
        Facts facts = Facts.of("organisation.json", """
                {'Id':'r-abcd','Arn':'arn:aws:organizations::999988887777:root/o-abcdefghij/r-abcd','Name':'Root',
                 'PolicyTypes':[{'Type':'SERVICE_CONTROL_POLICY','Status':'ENABLED'}],
                 'Policies':[{'Id':'p-1','Arn':'arn:aws:organizations::999988887777:policy/o-abcdefghij/service_control_policy/p-1',
                   'Name':'guard','Type':'SERVICE_CONTROL_POLICY','Content':{'Version':'2012-10-17','Statement':[
                    {'Effect':'Deny','Action':'lambda:*','Resource':'*'}]}}],
                 'Children':[{'Id':'111122223333','Type':'Account','Name':'shop','Policies':[]}]}""");

        assertThat(facts.rejected).isEmpty();
        assertThat(facts.property("aws:organization/o-abcdefghij/r-abcd", "serviceControlPolicies"))
                .asString()
                .contains("p-1");
        assertThat(facts.property("aws:account/111122223333", "serviceControlPolicies"))
                .isEqualTo(java.util.List.of());
        assertThat(facts.relations(RelationKind.CONTAINS))
                .contains("aws:organization/o-abcdefghij/r-abcd -> aws:account/111122223333");
    }

    @Test
    void readsAListOfResourcePolicies() {
        Facts facts = Facts.of("policies.json", """
                [{'Resource':'arn:aws:lambda:eu-west-1:111122223333:function:f','Account':'111122223333','Policy':
                 {'Version':'2012-10-17','Statement':[{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::444455556666:root'},
                  'Action':'lambda:InvokeFunction','Resource':'*'}]}},
                 {'Resource':'arn:aws:s3:::papers','Account':'111122223333','Policy':{'Version':'2012-10-17','Statement':[]}}]""");

        assertThat(facts.rejected).isEmpty();
        assertThat(facts.property("arn:aws:lambda:eu-west-1:111122223333:function:f", "nativeType"))
                .isEqualTo("AWS::Lambda::Function");
        assertThat(facts.property("arn:aws:s3:::papers", "nativeType")).isEqualTo("AWS::S3::Bucket");
        assertThat(facts.property("arn:aws:s3:::papers", "resourcePolicyKnown")).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scp-basic",
                "scp-deny-lambda",
                "scp-deny-lambda2",
                "resource-s3-allow-all",
                "resource-s3-allow-testing",
                "resource-s3-deny-testing2",
                "cross-account-rp",
                "batch-resource"
            })
    void readsThePoliciesOfAPublishedSuite(String name) {
        assertThat(Facts.ofPath(Facts.corpus("aws/evaluation/iamspy/" + name + ".json")).rejected)
                .isEmpty();
    }
}
