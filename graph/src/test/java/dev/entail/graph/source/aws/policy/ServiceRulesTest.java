// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import static dev.entail.graph.source.aws.policy.Policies.ROLE;
import static dev.entail.graph.source.aws.policy.Policies.SESSION;
import static dev.entail.graph.source.aws.policy.Policies.USER;
import static dev.entail.graph.source.aws.policy.Policies.allow;
import static dev.entail.graph.source.aws.policy.Policies.deny;
import static dev.entail.graph.source.aws.policy.Policies.forPrincipal;
import static dev.entail.graph.source.aws.policy.Policies.identity;
import static dev.entail.graph.source.aws.policy.Policies.outcome;
import static dev.entail.graph.source.aws.policy.Policies.policy;
import static dev.entail.graph.source.aws.policy.Policies.request;
import static dev.entail.graph.source.aws.policy.Policies.resource;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What services do in their own way, and whom the organisation's policies reach. */
class ServiceRulesTest {
    private static final String ROOT = "arn:aws:iam::111122223333:root";
    private static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/1";
    private static final PolicySet NOTHING = identity();
    private static final PolicySet EVERYTHING = identity(allow("*", "*"));

    @ParameterizedTest
    @CsvSource(textBlock = """
            iam:ListUsers,          *,                                          *,                      ALLOWED
            iam:ListUsers,          arn:aws:iam::111122223333:user/*,           *,                      IMPLICITLY_DENIED
            iam:ListUsers,          arn:aws:iam::111122223333:user/*,           arn:aws:iam::111122223333:user/x, IMPLICITLY_DENIED
            IAM:listusers,          *,                                          arn:aws:iam::111122223333:user/x, ALLOWED
            ec2:DescribeInstances,  arn:aws:ec2:*:*:instance/*,                 *,                      IMPLICITLY_DENIED
            ec2:DescribeInstances,  arn:aws:ec2:eu:111122223333:instance/i-1,   arn:aws:ec2:eu:111122223333:instance/i-1, IMPLICITLY_DENIED
            ec2:StartInstances,     arn:aws:ec2:eu:111122223333:instance/i-1,   arn:aws:ec2:eu:111122223333:instance/i-1, ALLOWED
            s3:ListAllMyBuckets,    arn:aws:s3:::*,                             *,                      ALLOWED
            s3:ListAllMyBuckets,    arn:aws:s3:::bucket,                        *,                      IMPLICITLY_DENIED
            s3:ListAllMyBuckets,    *,                                          arn:aws:s3:::bucket,    ALLOWED
            s3:ListBucket,          arn:aws:s3:::bucket,                        arn:aws:s3:::bucket,    ALLOWED
            """)
    void checksAnActionWithoutResourceAgainstAStar(String action, String pattern, String resource, Outcome expected) {
        Request request = request(USER, action, resource);

        assertThat(outcome(request, identity(allow(action, pattern)), Surroundings.NONE))
                .isEqualTo(expected);
        assertThat(outcome(request, identity(allow("*", "*"), deny(action, pattern)), Surroundings.NONE))
                .isEqualTo(expected == Outcome.ALLOWED ? Outcome.EXPLICITLY_DENIED : Outcome.ALLOWED);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            s3:GetObject,                 EXPLICITLY_DENIED
            sts:AssumeRoleWithSAML,       EXPLICITLY_DENIED
            kms:Decrypt,                  EXPLICITLY_DENIED
            kms:RetireGrant,              ALLOWED
            SQS:SendMessage,              EXPLICITLY_DENIED
            secretsmanager:GetSecretValue, EXPLICITLY_DENIED
            dynamodb:GetItem,             EXPLICITLY_DENIED
            lambda:InvokeFunction,        ALLOWED
            ec2:StartInstances,           ALLOWED
            """)
    void appliesResourceControlPoliciesToTheServicesThatHaveThem(String action, Outcome expected) {
        String deny = forPrincipal("Deny", "'*'");
        Surroundings controlled = new Surroundings(
                List.of(), null, List.of(), List.of(List.of(policy("rcp", forPrincipal("Allow", "'*'"), deny))));

        assertThat(outcome(request(USER, action, "arn:aws:x:eu:111122223333:thing/y"), EVERYTHING, controlled))
                .isEqualTo(expected);
    }

    @Test
    void appliesResourceControlPoliciesToCallersFromElsewhere() {
        NamedPolicy open = policy("resource", forPrincipal("Allow", "'*'"));
        List<List<NamedPolicy>> deny =
                List.of(List.of(policy("rcp", forPrincipal("Allow", "'*'"), forPrincipal("Deny", "'*'"))));
        Surroundings controlled = new Surroundings(List.of(), open, List.of(), deny);

        for (String caller : List.of("*", "ec2.amazonaws.com", "arn:aws:iam::444455556666:user/bob")) {
            assertThat(outcome(request(caller, "sqs:SendMessage", Policies.QUEUE), EVERYTHING, controlled))
                    .as(caller)
                    .isEqualTo(Outcome.EXPLICITLY_DENIED);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX, ALLOWED
            arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForX/run,                      ALLOWED
            arn:aws:iam::111122223333:role/AWSServiceRoleForX,                                  EXPLICITLY_DENIED
            arn:aws:iam::111122223333:root,                                                     EXPLICITLY_DENIED
            """)
    void leavesServiceLinkedRolesToThemselves(String caller, Outcome expected) {
        Surroundings denied =
                new Surroundings(List.of(), null, List.of(List.of(policy("scp", deny("*", "*")))), List.of());

        assertThat(outcome(request(caller, "sqs:SendMessage", Policies.QUEUE), EVERYTHING, denied))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            sts:GetCallerIdentity, arn:aws:iam::111122223333:user/team/alice,                ALLOWED
            sts:GetCallerIdentity, arn:aws:sts::111122223333:assumed-role/builder/run-7,     ALLOWED
            sts:GetSessionToken,   arn:aws:iam::111122223333:user/team/alice,                ALLOWED
            sts:GetSessionToken,   arn:aws:sts::111122223333:assumed-role/builder/run-7,     EXPLICITLY_DENIED
            sts:GetFederationToken, arn:aws:iam::111122223333:user/team/alice,               EXPLICITLY_DENIED
            """)
    void letsEveryoneAskWhoHeIs(String action, String caller, Outcome expected) {
        assertThat(outcome(request(caller, action, "*"), identity(deny("*", "*")), Surroundings.NONE))
                .isEqualTo(expected);
    }

    @Test
    void letsTheRootUserAssumeNoRole() {
        Decision decision = Policies.decide(
                request(ROOT, "sts:AssumeRole", ROLE),
                NOTHING,
                resource(forPrincipal("Allow", "{'AWS':'" + ROOT + "'}")));

        assertThat(decision.outcome()).isEqualTo(Outcome.IMPLICITLY_DENIED);
        assertThat(decision.conditions()).containsExactly("an account's root user can assume no role");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            arn:aws:iam::111122223333:root,           s3:PutBucketPolicy,    ALLOWED
            arn:aws:iam::111122223333:root,           s3:DeleteBucketPolicy, ALLOWED
            arn:aws:iam::111122223333:root,           s3:ListBucket,         EXPLICITLY_DENIED
            arn:aws:iam::999988887777:root,           s3:PutBucketPolicy,    EXPLICITLY_DENIED
            arn:aws:iam::111122223333:user/team/alice, s3:PutBucketPolicy,   EXPLICITLY_DENIED
            """)
    void locksNoRootUserOutOfItsBucketsPolicy(String caller, String action, Outcome expected) {
        Request request = new Request(caller, action, "arn:aws:s3:::bucket", "111122223333", Context.closed(Map.of()));

        assertThat(outcome(request, EVERYTHING, resource(forPrincipal("Deny", "'*'"))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '`', nullValues = "-", textBlock = """
            USER    @ 'GranteePrincipal':'arn:aws:iam::111122223333:user/team/alice','Operations':['Decrypt']   @ -    @ ALLOWED
            USER    @ 'GranteePrincipal':'arn:aws:iam::111122223333:user/team/alice','Operations':['Encrypt']   @ -    @ IMPLICITLY_DENIED
            SESSION @ 'GranteePrincipal':'arn:aws:iam::111122223333:role/team/builder','Operations':['Decrypt'] @ -    @ ALLOWED
            USER    @ 'GranteePrincipal':'arn:aws:iam::111122223333:role/team/builder','Operations':['Decrypt'] @ -    @ IMPLICITLY_DENIED
            SERVICE @ 'GranteePrincipal':'rds.amazonaws.com','Operations':['Decrypt']                           @ -    @ ALLOWED
            USER    @ 'GranteePrincipal':'111122223333','Operations':['Decrypt'],'Constraints':{'EncryptionContextSubset':{'a':'b'}} @ - @ IMPLICITLY_DENIED
            USER    @ 'GranteePrincipal':'arn:aws:iam::111122223333:user/team/alice','Operations':['Decrypt'],'Constraints':{'EncryptionContextSubset':{'a':'b'}} @ kms:EncryptionContext:a=b;kms:EncryptionContext:c=d @ ALLOWED
            USER    @ 'GranteePrincipal':'arn:aws:iam::111122223333:user/team/alice','Operations':['Decrypt'],'Constraints':{'EncryptionContextSubset':{'a':'b'}} @ kms:EncryptionContext:a=x @ IMPLICITLY_DENIED
            USER    @ 'GranteePrincipal':'arn:aws:iam::111122223333:user/team/alice','Operations':['Decrypt'],'Constraints':{'EncryptionContextEquals':{'a':'b'}} @ kms:EncryptionContext:a=b;kms:EncryptionContextKeys=a|c @ IMPLICITLY_DENIED
            """)
    void letsAGrantUseAKey(String caller, String grant, @Nullable String context, Outcome expected) {
        List<NamedPolicy> grants = KmsGrants.read(Policies.json("[{" + grant + "}]"), "grants");
        NamedPolicy keyPolicy = policy("key", forPrincipal("Allow", "{'AWS':'arn:aws:iam::111122223333:user/admin'}"));
        Surroundings surroundings = new Surroundings(List.of(), keyPolicy, List.of(), List.of(), grants);
        Request request =
                new Request(caller(caller), "kms:Decrypt", KEY, null, Policies.context(context == null ? "" : context));

        assertThat(outcome(request, NOTHING, surroundings)).isEqualTo(expected);
    }

    @Test
    void restsOnAKeyPolicyThatIsNotGiven() {
        Decision decision = Policies.decide(request(USER, "kms:Decrypt", KEY), EVERYTHING, Surroundings.NONE);

        assertThat(decision.outcome()).isEqualTo(Outcome.CONDITIONAL);
        assertThat(decision.conditions())
                .containsExactly("the key policy of " + KEY + ", which the data does not tell, must allow it");
        assertThat(outcome(request(USER, "kms:ListKeys", "*"), EVERYTHING, Surroundings.NONE))
                .isEqualTo(Outcome.ALLOWED);
    }

    @Test
    void saysWhichPoliciesDoNotAllow() {
        PolicySet bounded = Policies.bounded(NOTHING, allow("s3:*", "*"));
        List<List<NamedPolicy>> levels =
                List.of(List.of(policy("full", allow("*", "*"))), List.of(policy("none", allow("s3:*", "*"))));

        assertThat(Policies.decide(
                                request(USER, "sqs:SendMessage", Policies.OTHER_QUEUE),
                                bounded,
                                new Surroundings(List.of(), null, levels, List.of()))
                        .blockedBy())
                .containsExactly("serviceControlPolicies[1]", "identityPolicies", "boundaries[0]", "resourcePolicy");
    }

    private static String caller(String name) {
        return switch (name) {
            case "USER" -> USER;
            case "SESSION" -> SESSION;
            case "SERVICE" -> "rds.amazonaws.com";
            default -> throw new IllegalArgumentException(name);
        };
    }
}
