// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.graph.RelationKind;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The demo account of CloudMapper, a folder of AWS CLI answers. */
final class DemoAccountTest {
    private static final String ACCOUNT = "arn:aws:iam::123456789012:";
    private static Facts facts = new Facts();

    @BeforeAll
    static void load() {
        facts = Facts.ofPath(Facts.corpus("aws/accounts/cloudmapper-demo"));
    }

    @Test
    void isOneSourceAndRejectsNothing() {
        assertThat(facts.rejected).isEmpty();
        assertThat(facts.sources()).containsExactly("aws:123456789012");
    }

    @Test
    void holdsTheFunctionAndTheRoleThatItRunsAs() {
        String function = "arn:aws:lambda:us-east-1:123456789012:function:invpclambda";
        assertThat(facts.property(function, "nativeType")).isEqualTo("AWS::Lambda::Function");
        assertThat(facts.property(function, "resourcePolicy")).asString().contains("apigateway.amazonaws.com");
        assertThat(facts.relations(RelationKind.RUNS_AS))
                .contains(function + " -> " + ACCOUNT + "role/service-role/invpclambda");
        assertThat(facts.warnings)
                .anyMatch(text -> text.contains("service-role/invpclambda") && text.contains("unknown"));
    }

    @Test
    void holdsTheTaskWithItsDefinition() {
        String task = "arn:aws:ecs:us-east-1:123456789012:task/d190d14a-2404-45d6-9113-4eda22d7f2c7";
        assertThat(facts.property(task, "nativeType")).isEqualTo("AWS::ECS::Task");
        assertThat(facts.property(task, "running")).isEqualTo(true);
        assertThat(facts.property(task, "taskDefinition"))
                .isEqualTo("arn:aws:ecs:us-east-1:123456789012:task-definition/myecs:3");
    }

    @Test
    void holdsTheSecretWithItsDatesAndNoResourcePolicy() {
        String secret = "arn:aws:secretsmanager:us-east-1:0123456789012:secret:demo-secret-lfUPRe";
        assertThat(facts.property(secret, "account")).isEqualTo("123456789012");
        assertThat(facts.property(secret, "lastUsedAt")).hasToString("2019-10-17T00:00:00Z");
        assertThat(facts.property(secret, "resourcePolicyKnown")).isEqualTo(true);
        assertThat(facts.node(secret).properties()).doesNotContainKey("resourcePolicy");
    }

    @Test
    void holdsTheDatesOfTheCredentialReport() {
        assertThat(facts.property(ACCOUNT + "root", "mfaActive")).isEqualTo(true);
        assertThat(facts.property(ACCOUNT + "root", "nativeType")).isEqualTo("AWS account root");
        assertThat(facts.property(ACCOUNT + "root", "lastActiveAt")).hasToString("2019-03-03T16:58:16Z");
        assertThat(facts.property(ACCOUNT + "root/access-key/1", "createdAt")).hasToString("2018-11-23T16:01:14Z");
        assertThat(facts.property(ACCOUNT + "root/access-key/1", "lastUsedAt")).hasToString("2018-11-27T00:02:00Z");
        assertThat(facts.property(ACCOUNT + "user/user", "accessKeys")).isEqualTo(2L);
        assertThat(facts.property(ACCOUNT + "user/user/login-profile", "lastUsedAt"))
                .hasToString("2018-05-07T15:35:54Z");
        assertThat(facts.property(ACCOUNT + "user/auditor_tmp", "loginProfile")).isEqualTo(false);
    }

    @Test
    void holdsTheResourcePolicies() {
        for (String id : List.of(
                "arn:aws:s3:::cloudmapper_demo",
                "arn:aws:sqs:us-east-1:123456789012:demo",
                "arn:aws:sns:us-east-1:123456789012:demo_public",
                "arn:aws:ecr:us-east-1:123456789012:repository/cloudmapper",
                "arn:aws:es:us-east-1:123456789012:domain/myvpcdomain")) {
            assertThat(facts.property(id, "resourcePolicy")).as(id).asString().contains("Statement");
        }
    }

    @Test
    void holdsWhenServicesWereUsed() {
        assertThat(facts.all(RelationKind.USED).map(relation -> relation.from() + " " + relation.properties()))
                .hasSize(4)
                .anyMatch(text -> text.contains("role/bad_role")
                        && text.contains("logs:*")
                        && text.contains("2019-04-15T04:19:00Z"));
        assertThat(facts.property(ACCOUNT + "role/bad_role", "lastActiveAt")).hasToString("2019-04-15T04:19:00Z");
    }

    @Test
    void keepsUsersWhoseArnLacksTheAccountInTheAccountOfTheFolder() {
        String user = "arn:aws:iam::aws:user/USER_WITH_BAD_INLINE_POLICY";
        assertThat(facts.property(user, "account")).isEqualTo("123456789012");
        assertThat(facts.relations(RelationKind.CONTAINS)).contains("aws:account/123456789012 -> " + user);
    }

    @Test
    void namesWhatWasListedAndWhatIsNotRead() {
        assertThat(facts.property("aws:account/123456789012", "inventory"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .contains("AWS::Lambda::Function", "AWS::EC2::Instance", "AWS::S3::Bucket", "AWS::ECS::Task")
                .doesNotContain("AWS::Glue::Job", "AWS::KMS::Key");
        assertThat(facts.warnings).anyMatch(text -> text.contains("'kafka-list-clusters' are not read"));
    }
}
