// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerivedContextTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            arn:aws:iam::111122223333:user/team/alice,                aws:PrincipalArn,     arn:aws:iam::111122223333:user/team/alice
            arn:aws:iam::111122223333:user/team/alice,                aws:username,         alice
            arn:aws:iam::111122223333:user/team/alice,                aws:PrincipalAccount, 111122223333
            arn:aws:iam::111122223333:user/team/alice,                aws:PrincipalType,    User
            arn:aws:iam::111122223333:user/team/alice,                aws:ResourceAccount,  111122223333
            arn:aws:iam::111122223333:user/team/alice,                aws:PrincipalIsAWSService, false
            arn:aws:sts::111122223333:assumed-role/builder/run-7,     aws:PrincipalArn,     arn:aws:iam::111122223333:role/builder
            arn:aws-cn:sts::111122223333:assumed-role/builder/run-7,  aws:PrincipalArn,     arn:aws-cn:iam::111122223333:role/builder
            arn:aws:sts::111122223333:assumed-role/builder/run-7,     aws:PrincipalType,    AssumedRole
            arn:aws:iam::111122223333:root,                           aws:PrincipalType,    Account
            arn:aws:iam::111122223333:root,                           aws:PrincipalArn,     arn:aws:iam::111122223333:root
            arn:aws:iam::111122223333:user/team/alice,                kms:CallerAccount,    111122223333
            arn:aws:iam::111122223333:user/team/alice,                s3:ResourceAccount,   111122223333
            arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_A_1/bob, aws:PrincipalArn, arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_A_1
            *,                                                        aws:PrincipalAccount, anonymous
            *,                                                        aws:PrincipalType,    Anonymous
            ec2.amazonaws.com,                                        aws:PrincipalServiceName, ec2.amazonaws.com
            """)
    void derivesKeysFromTheRequest(String principal, String key, String value) {
        assertThat(holds(principal, "{'StringEquals':{'" + key + "':'" + value + "'}}"))
                .isTrue();
        assertThat(holds(principal, "{'StringEquals':{'" + key + "':'other'}}")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"arn:aws:iam::111122223333:role/builder", "arn:aws:sts::111122223333:assumed-role/builder/run-7"})
    void knowsThatARoleHasNoUserName(String principal) {
        assertThat(holds(principal, "{'Null':{'aws:username':'true'}}")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:PrincipalTag/team", "aws:PrincipalArn"})
    void knowsThatAServiceIsOfNoOrganisation(String key) {
        assertThat(holds("ec2.amazonaws.com", "{'Null':{'" + key + "':'true'}}"))
                .isTrue();
    }

    @Test
    void takesTheResourcesAccountFromTheContext() {
        Context context = Policies.context("aws:ResourceAccount=999988887777");
        Request request = new Request(Policies.USER, "s3:GetObject", Policies.OBJECT, null, context);

        assertThat(Policies.outcome(request, Policies.identity(Policies.allow("*", "*")), Surroundings.NONE))
                .isEqualTo(Outcome.IMPLICITLY_DENIED);
    }

    @Test
    void prefersWhatTheContextGives() {
        Request request = new Request(
                Policies.USER,
                "s3:GetObject",
                Policies.OBJECT,
                null,
                Policies.context("aws:username=mallory;aws:CurrentTime=2020-01-01T00:00:00Z"));
        PolicySet policies = Policies.identity(Policies.allowIf(
                "{'StringEquals':{'aws:username':'mallory'},'DateLessThan':{'aws:CurrentTime':'2021-01-01'}}"));

        assertThat(Policies.outcome(request, policies, Surroundings.NONE)).isEqualTo(Outcome.ALLOWED);
    }

    private static boolean holds(String principal, String condition) {
        Request request = Policies.open(principal, "sqs:SendMessage", Policies.QUEUE);
        String statement = "{'Effect':'Deny','Principal':'*','Action':'*','Condition':" + condition + "}";
        return Policies.outcome(request, Policies.identity(), Policies.resource(statement))
                == Outcome.EXPLICITLY_DENIED;
    }
}
