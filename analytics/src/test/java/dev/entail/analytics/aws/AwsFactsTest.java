// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import static dev.entail.analytics.aws.AwsFacts.ACCOUNT;
import static dev.entail.analytics.aws.AwsFacts.EVERYTHING;
import static dev.entail.analytics.aws.AwsFacts.LAMBDA;
import static dev.entail.analytics.aws.AwsFacts.bucket;
import static dev.entail.analytics.aws.AwsFacts.document;
import static dev.entail.analytics.aws.AwsFacts.guard;
import static dev.entail.analytics.aws.AwsFacts.role;
import static dev.entail.analytics.aws.AwsFacts.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.aws.AwsFacts.Reach;
import dev.entail.analytics.escalation.Confidence;
import dev.entail.analytics.escalation.Escalation;
import dev.entail.analytics.escalation.Hop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What follows from workloads, resources, control policies and providers as the graph has them. */
@Timeout(300)
final class AwsFactsTest {
    private static final String FUNCTION = "arn:aws:lambda:eu-west-1:" + ACCOUNT + ":function:app";
    private static final String ADMIN = role("admin");
    private static final String OTHER = "444455556666";
    private static final String GITHUB =
            "arn:aws:iam::" + ACCOUNT + ":oidc-provider/token.actions.githubusercontent.com";

    private static AwsFacts withFunction(String... account) {
        return new AwsFacts()
                .account(ACCOUNT, account)
                .role(ADMIN, guard("Allow sts:AssumeRole on - for Service " + LAMBDA), EVERYTHING)
                .thing("Workload", FUNCTION, "AWS::Lambda::Function")
                .relation("RUNS_AS", FUNCTION, ADMIN)
                .principal(
                        user("dev"),
                        "Allow lambda:UpdateFunctionCode on " + FUNCTION,
                        "Allow lambda:InvokeFunction on *")
                .principal(
                        user("stranger"),
                        "Allow lambda:UpdateFunctionCode on arn:aws:lambda:*:*:function:other",
                        "Allow lambda:InvokeFunction on *");
    }

    @Test
    void takesARoleOverThroughTheFunctionThatRunsAsIt() {
        Reach reach = withFunction("inventory=AWS::Lambda::Function").load();

        Escalation escalation = reach.of(user("dev"), ADMIN).orElseThrow();
        assertThat(escalation.confidence()).isEqualTo(Confidence.CONFIRMED);
        assertThat(escalation.path().hops()).extracting(hop -> hop.to().id()).containsExactly(FUNCTION, ADMIN);
        assertThat(escalation.path().hops().getFirst().evidence().getFirst().detail())
                .containsKeys("policy", "statement", "principal");
        assertThat(reach.of(user("stranger"), ADMIN))
                .as("the account has no other function")
                .isEmpty();
    }

    @Test
    void saysWhatMustExistWhereTheInventoryIsUnknown() {
        Reach reach = withFunction().load();

        Escalation escalation = reach.of(user("stranger"), ADMIN).orElseThrow();
        assertThat(escalation.confidence()).isEqualTo(Confidence.CONDITIONAL);
        assertThat(escalation.path().conditions()).contains("a Lambda function that runs as admin must exist");
    }

    @Test
    void keepsToServiceControlPoliciesExceptInTheManagementAccount() {
        String foreignAdmin = "arn:aws:iam::" + OTHER + ":user/admin";
        String foreignDev = "arn:aws:iam::" + OTHER + ":user/dev";
        String scp = "arn:aws:organizations::" + OTHER + ":policy/o-1/service_control_policy/p-1";
        Reach reach = new AwsFacts()
                .account(ACCOUNT, "serviceControlPolicies=" + scp)
                .account(OTHER, "managementAccount=true", "serviceControlPolicies=" + scp)
                .node(
                        "Scope",
                        "aws:organization/o-1/r-1",
                        "kind=ORGANISATION",
                        "nativeType=AWS::Organizations::Root",
                        "serviceControlPolicies=arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess")
                .relation("CONTAINS", "aws:organization/o-1/r-1", "aws:account/" + ACCOUNT)
                .relation("CONTAINS", "aws:organization/o-1/r-1", "aws:account/" + OTHER)
                .node(
                        "Role",
                        scp,
                        "name=no-keys",
                        "provider=aws",
                        "nativeType=AWS::Organizations::Policy",
                        "policyType=SERVICE_CONTROL_POLICY",
                        "document=" + document(EVERYTHING, "Deny iam:CreateAccessKey on *"))
                .principal(user("admin"), EVERYTHING)
                .principal(user("dev"), "Allow iam:CreateAccessKey on *")
                .principal(foreignAdmin, EVERYTHING)
                .principal(foreignDev, "Allow iam:CreateAccessKey on *")
                .load();

        assertThat(reach.of(user("dev"), user("admin"))).isEmpty();
        assertThat(reach.of(foreignDev, foreignAdmin)).isPresent();
    }

    @Test
    void stillKnowsTheAdministratorsWhereNobodyMayMakeUsers() {
        String scp = "arn:aws:organizations::" + ACCOUNT + ":policy/o-1/service_control_policy/p-1";
        Reach reach = new AwsFacts()
                .account(ACCOUNT, "serviceControlPolicies=" + scp)
                .node(
                        "Role",
                        scp,
                        "name=no-users",
                        "provider=aws",
                        "nativeType=AWS::Organizations::Policy",
                        "policyType=SERVICE_CONTROL_POLICY",
                        "document=" + document(EVERYTHING, "Deny iam:CreateUser on *"))
                .principal(user("admin"), EVERYTHING)
                .principal(user("held"), EVERYTHING, "Deny iam:* on *")
                .load();

        assertThat(reach.view().tierZero())
                .extracting(tierZero -> tierZero.entity().id())
                .contains(user("admin"))
                .doesNotContain(user("held"));
    }

    @Test
    void readsABucketByIdentityPolicyOrBucketPolicyUnlessDenied() {
        String bucket = bucket("data");
        String foreign = "arn:aws:iam::" + OTHER + ":user/guest";
        String uninvited = "arn:aws:iam::" + OTHER + ":user/uninvited";
        Reach reach = new AwsFacts()
                .account(ACCOUNT)
                .account(OTHER)
                .thing(
                        "Resource",
                        bucket,
                        "AWS::S3::Bucket",
                        "account=" + ACCOUNT,
                        "resourcePolicy="
                                + guard(
                                        "Allow s3:GetObject on " + bucket + "/* for AWS " + user("named"),
                                        "Allow s3:GetObject on " + bucket + "/* for AWS " + foreign,
                                        "Deny s3:* on " + bucket + "/* for AWS " + user("denied")))
                .principal(user("reader"), "Allow s3:GetObject on " + bucket + "/*")
                .principal(user("denied"), "Allow s3:GetObject on *")
                .principal(user("named"))
                .principal(user("nobody"), "Allow s3:ListAllMyBuckets on *")
                .principal(foreign, "Allow s3:GetObject on *")
                .principal(uninvited, "Allow s3:GetObject on *")
                .load();

        assertThat(reach.whoReaches(bucket)).containsExactlyInAnyOrder(user("reader"), user("named"), foreign);
    }

    @Test
    void needsTheKeyPolicyOrAGrantForAKey() {
        String open = "arn:aws:kms:eu-west-1:" + ACCOUNT + ":key/open";
        String closed = "arn:aws:kms:eu-west-1:" + ACCOUNT + ":key/closed";
        String grants = "[{\"GrantId\":\"1\",\"GranteePrincipal\":\"%s\",\"Operations\":[\"Decrypt\"]}]"
                .formatted(user("granted"));
        Reach reach = new AwsFacts()
                .account(ACCOUNT)
                .thing(
                        "Resource",
                        open,
                        "AWS::KMS::Key",
                        "resourcePolicy=" + guard("Allow kms:* on * for AWS arn:aws:iam::" + ACCOUNT + ":root"))
                .thing(
                        "Resource",
                        closed,
                        "AWS::KMS::Key",
                        "grants=" + grants,
                        "resourcePolicy=" + guard("Allow kms:* on * for AWS " + user("keeper")))
                .principal(user("reader"), "Allow kms:Decrypt on *")
                .principal(user("granted"))
                .principal(user("keeper"))
                .load();

        assertThat(reach.whoReaches(open)).containsExactly(user("reader"));
        assertThat(reach.whoReaches(closed)).containsExactlyInAnyOrder(user("keeper"), user("granted"));
    }

    @Test
    void findsTheCredentialThatLiesInAParameter() {
        String parameter = "arn:aws:ssm:eu-west-1:" + ACCOUNT + ":parameter/deploy/key";
        Reach reach = new AwsFacts()
                .account(ACCOUNT)
                .thing("Resource", parameter, "AWS::SSM::Parameter")
                .node("Secret", "aws:access-key/AKIA1", "kind=ACCESS_KEY")
                .relation("STORED_IN", "aws:access-key/AKIA1", parameter)
                .relation("AUTHENTICATES", "aws:access-key/AKIA1", user("admin"))
                .principal(user("admin"), EVERYTHING)
                .principal(user("reader"), "Allow ssm:GetParameter on " + parameter)
                .load();

        assertThat(reach.of(user("reader"), user("admin")).orElseThrow().path().hops())
                .extracting(hop -> hop.technique().orElse(hop.relation().name()))
                .containsExactly("credential-parameter", "AUTHENTICATES");
    }

    @Test
    void takesAPolicyWithoutADocumentForAPossibleAdministrator() {
        String missing = "arn:aws:iam::" + ACCOUNT + ":policy/missing";
        Reach reach = new AwsFacts()
                .account(ACCOUNT)
                .principal(user("someone"))
                .node("Role", missing, "name=missing", "provider=aws", "nativeType=AWS::IAM::ManagedPolicy")
                .relation("HAS_ROLE", user("someone"), missing)
                .load();

        Escalation escalation =
                reach.of(user("someone"), "aws:account/" + ACCOUNT).orElseThrow();
        assertThat(escalation.confidence()).isEqualTo(Confidence.CONDITIONAL);
        assertThat(escalation.path().conditions()).singleElement().asString().contains("not in the export");
    }

    @Test
    void saysConditionsAsPeopleDo() {
        Reach reach = new AwsFacts()
                .account(ACCOUNT)
                .principal(user("admin"), EVERYTHING)
                .principal(
                        user("dev"),
                        "Allow iam:CreateAccessKey on * if {\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"},"
                                + "\"IpAddress\":{\"aws:SourceIp\":\"10.0.0.0/8\"}}")
                .load();

        assertThat(reach.of(user("dev"), user("admin")).orElseThrow().path().conditions())
                .containsExactlyInAnyOrder("needs MFA", "only from 10.0.0.0/8");
    }

    @Test
    void tellsWhoComesFromAnIdentityProvider() {
        String subject = "token.actions.githubusercontent.com:sub";
        String audience = "\"StringEquals\":{\"token.actions.githubusercontent.com:aud\":\"sts.amazonaws.com\"}";
        String assume = "Allow sts:AssumeRoleWithWebIdentity on - for Federated " + GITHUB + " if {" + audience;
        String one = assume + ",\"StringLike\":{\"" + subject + "\":\"repo:org/app:*\"}}";
        String all = assume + ",\"StringLike\":{\"" + subject + "\":\"repo:*\"}}";
        Reach reach = new AwsFacts()
                .account(ACCOUNT)
                .node("Identity", GITHUB, "kind=EXTERNAL", "provider=aws", "nativeType=AWS::IAM::OIDCProvider")
                .node("Identity", "github:repo:org/app", "kind=WORKLOAD_IDENTITY")
                .role(role("one"), guard(one))
                .role(role("all"), guard(all))
                .relation(
                        "FEDERATES_TO",
                        "github:repo:org/app",
                        role("one"),
                        "subject=repo:org/app:*",
                        "audience=sts.amazonaws.com")
                .load();

        String anyone = "aws:federated/token.actions.githubusercontent.com/anyone";
        assertThat(reach.whoReaches(role("one"))).containsExactlyInAnyOrder(GITHUB, "github:repo:org/app");
        assertThat(reach.of("github:repo:org/app", role("one")).orElseThrow().confidence())
                .isEqualTo(Confidence.CONFIRMED);
        Escalation open = reach.of(anyone, role("all")).orElseThrow();
        assertThat(open.confidence()).isEqualTo(Confidence.CONFIRMED);
        assertThat(open.path().hops().getFirst().evidence())
                .anySatisfy(evidence -> assertThat(evidence.summary()).startsWith("Over-broad"));
    }

    @Test
    void leadsAnAdministratorToEverythingInItsAccount() {
        Reach reach = new AwsFacts()
                .account(ACCOUNT)
                .thing(
                        "Resource",
                        bucket("locked"),
                        "AWS::S3::Bucket",
                        "account=" + ACCOUNT,
                        "resourcePolicy=" + guard("Deny s3:* on * for AWS *"))
                .principal(user("admin"), EVERYTHING)
                .load();

        assertThat(reach.of(user("admin"), bucket("locked"))
                        .orElseThrow()
                        .path()
                        .hops())
                .extracting(Hop::to)
                .extracting(to -> to.id())
                .containsExactly("aws:account/" + ACCOUNT, bucket("locked"));
    }
}
