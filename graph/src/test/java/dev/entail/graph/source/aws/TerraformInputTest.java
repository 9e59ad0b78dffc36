// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.graph.RelationKind;
import org.junit.jupiter.api.Test;

/** Answers of {@code terraform show -json}. */
final class TerraformInputTest {
    private static final String STATE = """
            {'format_version':'1.0','terraform_version':'1.9.0','values':{'root_module':{'resources':[
              {'address':'data.aws_caller_identity.me','mode':'data','type':'aws_caller_identity','name':'me',
               'values':{'account_id':'111122223333'}},
              {'address':'aws_iam_role.r','mode':'managed','type':'aws_iam_role','name':'r','values':{
               'arn':'arn:aws:iam::111122223333:role/r','name':'r','path':'/','tags':{'team':'search'},
               'assume_role_policy':'{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Principal\\":{\\"Service\\":\\"lambda.amazonaws.com\\"},\\"Action\\":\\"sts:AssumeRole\\"}]}'}},
              {'address':'aws_iam_role_policy_attachment.a','mode':'managed','type':'aws_iam_role_policy_attachment','name':'a',
               'values':{'role':'r','policy_arn':'arn:aws:iam::aws:policy/AdministratorAccess'}},
              {'address':'aws_iam_role_policy.p','mode':'managed','type':'aws_iam_role_policy','name':'p',
               'values':{'role':'r','name':'read','policy':'{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Action\\":\\"s3:*\\",\\"Resource\\":\\"*\\"}]}'}},
              {'address':'aws_iam_user.u','mode':'managed','type':'aws_iam_user','name':'u','values':{'name':'u','path':'/'}},
              {'address':'aws_iam_access_key.k','mode':'managed','type':'aws_iam_access_key','name':'k',
               'values':{'user':'u','id':'AKIAEXAMPLE','status':'Active','secret':'never-read-this','create_date':'2026-01-02T03:04:05Z'}}],
              'child_modules':[{'address':'module.m','resources':[
               {'address':'module.m.aws_lambda_function.f','mode':'managed','type':'aws_lambda_function','name':'f',
                'values':{'arn':'arn:aws:lambda:eu-west-1:111122223333:function:f','function_name':'f','role':'arn:aws:iam::111122223333:role/r'}}]}]}}}""";

    @Test
    void readsAState() {
        Facts facts = Facts.of("state.json", STATE);

        assertThat(facts.rejected).isEmpty();
        assertThat(facts.relations(RelationKind.RUNS_AS))
                .containsExactly(
                        "arn:aws:lambda:eu-west-1:111122223333:function:f -> arn:aws:iam::111122223333:role/r");
        assertThat(facts.property("arn:aws:iam::111122223333:role/r", "trustPolicy"))
                .asString()
                .contains("lambda.amazonaws.com");
        assertThat(facts.relations(RelationKind.HAS_ROLE))
                .containsExactly(
                        "arn:aws:iam::111122223333:role/r -> arn:aws:iam::111122223333:role/r/inline-policy/read",
                        "arn:aws:iam::111122223333:role/r -> arn:aws:iam::aws:policy/AdministratorAccess");
        assertThat(facts.relations(RelationKind.OWNED_BY))
                .containsExactly("arn:aws:iam::111122223333:role/r -> team:search");
    }

    @Test
    void saysOnceThatAnAttachedPolicyIsNotThere() {
        Facts facts = Facts.of("state.json", STATE);

        assertThat(facts.warnings)
                .filteredOn(text -> text.contains("AdministratorAccess"))
                .hasSize(1);
        assertThat(facts.node("arn:aws:iam::aws:policy/AdministratorAccess").properties())
                .containsEntry("reference", true)
                .doesNotContainKey("document");
    }

    @Test
    void readsAKeyWithoutItsSecret() {
        Facts facts = Facts.of("state.json", STATE);

        assertThat(facts.property("aws:access-key/AKIAEXAMPLE", "createdAt")).hasToString("2026-01-02T03:04:05Z");
        assertThat(facts.property("arn:aws:iam::111122223333:user/u", "accessKeys"))
                .isEqualTo(1L);
        assertThat(facts.node("aws:access-key/AKIAEXAMPLE").properties().toString())
                .doesNotContain("never-read-this");
    }

    @Test
    void followsTheReferencesOfAPlan() {
        Facts facts = Facts.of("plan.json", """
                {'format_version':'1.2','planned_values':{'root_module':{'resources':[
                  {'address':'aws_iam_role.r','mode':'managed','type':'aws_iam_role','name':'r','values':{'name':'r','path':'/jobs/'}},
                  {'address':'aws_iam_policy.p','mode':'managed','type':'aws_iam_policy','name':'p','values':{'name':'p','path':'/',
                   'policy':'{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Action\\":\\"s3:*\\",\\"Resource\\":\\"*\\"}]}'}},
                  {'address':'aws_iam_role_policy_attachment.a[0]','mode':'managed','type':'aws_iam_role_policy_attachment','name':'a','values':{'role':'r'}},
                  {'address':'aws_lambda_function.f','mode':'managed','type':'aws_lambda_function','name':'f','values':{'function_name':'f'}}]}},
                 'prior_state':{'values':{'root_module':{'resources':[
                  {'address':'data.aws_caller_identity.me','mode':'data','type':'aws_caller_identity','values':{'account_id':'111122223333'}}]}}},
                 'configuration':{'root_module':{'resources':[
                  {'address':'aws_iam_role_policy_attachment.a','expressions':{'policy_arn':{'references':['aws_iam_policy.p.arn','aws_iam_policy.p']}}},
                  {'address':'aws_lambda_function.f','expressions':{'role':{'references':['aws_iam_role.r.arn','aws_iam_role.r']}}}]}}}""");

        assertThat(facts.rejected).isEmpty();
        assertThat(facts.relations(RelationKind.RUNS_AS))
                .containsExactly("arn:aws:lambda::111122223333:function:f -> arn:aws:iam::111122223333:role/jobs/r");
        assertThat(facts.relations(RelationKind.HAS_ROLE))
                .containsExactly("arn:aws:iam::111122223333:role/jobs/r -> arn:aws:iam::111122223333:policy/p");
    }

    @Test
    void readsAnOrganisationWithItsPolicies() {
        Facts facts = Facts.of("state.json", """
                {'format_version':'1.0','values':{'root_module':{'resources':[
                  {'address':'aws_organizations_organization.o','type':'aws_organizations_organization','values':{'id':'o-abcdefghij',
                   'arn':'arn:aws:organizations::999988887777:organization/o-abcdefghij','master_account_id':'999988887777',
                   'roots':[{'id':'r-abcd','name':'Root'}],'accounts':[{'id':'111122223333','name':'shop'}]}},
                  {'address':'aws_organizations_policy.p','type':'aws_organizations_policy','values':{'id':'p-12345678','name':'guard',
                   'arn':'arn:aws:organizations::999988887777:policy/o-abcdefghij/service_control_policy/p-12345678','type':'SERVICE_CONTROL_POLICY',
                   'content':'{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[{\\"Effect\\":\\"Deny\\",\\"Action\\":\\"iam:*\\",\\"Resource\\":\\"*\\"}]}'}},
                  {'address':'aws_organizations_policy_attachment.a','type':'aws_organizations_policy_attachment',
                   'values':{'policy_id':'p-12345678','target_id':'111122223333'}}]}}}""");

        String policy = "arn:aws:organizations::999988887777:policy/o-abcdefghij/service_control_policy/p-12345678";
        assertThat(facts.property("aws:account/111122223333", "serviceControlPolicies"))
                .isEqualTo(java.util.List.of(policy));
        assertThat(facts.property(policy, "document")).asString().contains("iam:*");
        assertThat(facts.property("aws:account/999988887777", "managementAccount"))
                .isEqualTo(true);
        assertThat(facts.sources()).contains("aws:organization/o-abcdefghij");
    }
}
