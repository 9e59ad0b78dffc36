// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import static dev.entail.graph.source.aws.policy.Policies.NOW;
import static dev.entail.graph.source.aws.policy.Policies.OTHER_QUEUE;
import static dev.entail.graph.source.aws.policy.Policies.USER;
import static dev.entail.graph.source.aws.policy.Policies.allow;
import static dev.entail.graph.source.aws.policy.Policies.allowIf;
import static dev.entail.graph.source.aws.policy.Policies.bounded;
import static dev.entail.graph.source.aws.policy.Policies.deny;
import static dev.entail.graph.source.aws.policy.Policies.identity;
import static dev.entail.graph.source.aws.policy.Policies.policy;
import static dev.entail.graph.source.aws.policy.Policies.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PolicySetTest {
    @Test
    void equalsASetOfTheSamePolicies() {
        assertThat(bounded(identity(allow("a:b", "*")), allow("*", "*")))
                .isEqualTo(bounded(identity(allow("a:b", "*")), allow("*", "*")))
                .hasSameHashCodeAs(bounded(identity(allow("a:b", "*")), allow("*", "*")))
                .isNotEqualTo(identity(allow("a:b", "*")))
                .isNotEqualTo(bounded(identity(allow("a:c", "*")), allow("*", "*")));
    }

    @Test
    void answersWhatIfAPolicyCameOrWent() {
        PolicySet reads = PolicySet.of(List.of(policy("read", allow("s3:Get*", "*"))), List.of());
        PolicySet writes = reads.with(policy("write", allow("s3:Put*", "*")));

        assertThat(writes.forAction("s3:PutObject").none()).isFalse();
        assertThat(writes.without("write")).isEqualTo(reads);
        assertThat(writes.without("read").forAction("s3:GetObject").none()).isTrue();
    }

    @Test
    void findsStatementsOfTheServiceOfAnyServiceAndOfNotAction() {
        PolicySet policies = identity(
                allow("s3:GetObject", "arn:aws:s3:::a"),
                allow("*", "arn:aws:s3:::b"),
                "{'Effect':'Allow','NotAction':'iam:*','NotResource':'arn:aws:s3:::c'}",
                allow("sqs:*", "arn:aws:sqs:::d"));

        assertThat(policies.forAction("S3:getObject").allowedResourcePatterns())
                .containsExactly("arn:aws:s3:::a", "arn:aws:s3:::b", "*");
        assertThat(policies.forAction("iam:GetUser").allowedResourcePatterns()).containsExactly("arn:aws:s3:::b");
        assertThat(policies.forAction("ec2:RunInstances").allowedResourcePatterns())
                .containsExactly("arn:aws:s3:::b", "*");
    }

    @Test
    void grantsNothingWithoutAnAllowOnBothSides() {
        assertThat(identity(deny("*", "*")).forAction("s3:GetObject").none()).isTrue();
        assertThat(identity(allow("*", "*")).forAction("s3:GetObject").none()).isFalse();
        assertThat(bounded(identity(allow("*", "*")), allow("sqs:*", "*"))
                        .forAction("s3:GetObject")
                        .none())
                .isTrue();
    }

    @Test
    void grantsEverythingOnlyWithoutConditionDenyOrLimit() {
        assertThat(everything(identity(allow("s3:*", "*")))).isTrue();
        assertThat(everything(identity(allow("s3:*", "*"), deny("sqs:*", "*")))).isTrue();
        assertThat(everything(bounded(identity(allow("s3:*", "*")), allow("*", "*"))))
                .isTrue();
        assertThat(everything(identity(allow("s3:*", "arn:aws:s3:::*")))).isFalse();
        assertThat(everything(identity(allowIf("{'Bool':{'a:k':'true'}}")))).isFalse();
        assertThat(everything(identity(allow("s3:*", "*"), deny("s3:Get*", "arn:aws:s3:::x"))))
                .isFalse();
        assertThat(everything(bounded(identity(allow("s3:*", "*")), allow("s3:*", "arn:aws:s3:::x"))))
                .isFalse();
    }

    @Test
    void decidesOnTheOwnSideWhateverTheResourcesAccount() {
        assertThat(identity(allow("sqs:*", "*"))
                        .forAction("sqs:SendMessage")
                        .decide(request(USER, "sqs:SendMessage", OTHER_QUEUE), NOW)
                        .outcome())
                .isEqualTo(Outcome.ALLOWED);
        assertThat(bounded(identity(allow("sqs:*", "*")), deny("*", "*"))
                        .forAction("sqs:SendMessage")
                        .decide(request(USER, "sqs:SendMessage", OTHER_QUEUE), NOW)
                        .outcome())
                .isEqualTo(Outcome.EXPLICITLY_DENIED);
    }

    private static boolean everything(PolicySet policies) {
        return policies.forAction("s3:GetObject").unconditionallyEverything();
    }
}
