// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import static dev.entail.graph.source.aws.policy.Policies.OTHER_QUEUE;
import static dev.entail.graph.source.aws.policy.Policies.QUEUE;
import static dev.entail.graph.source.aws.policy.Policies.SESSION;
import static dev.entail.graph.source.aws.policy.Policies.USER;
import static dev.entail.graph.source.aws.policy.Policies.allow;
import static dev.entail.graph.source.aws.policy.Policies.allowIf;
import static dev.entail.graph.source.aws.policy.Policies.deny;
import static dev.entail.graph.source.aws.policy.Policies.denyIf;
import static dev.entail.graph.source.aws.policy.Policies.forPrincipal;
import static dev.entail.graph.source.aws.policy.Policies.identity;
import static dev.entail.graph.source.aws.policy.Policies.open;
import static dev.entail.graph.source.aws.policy.Policies.outcome;
import static dev.entail.graph.source.aws.policy.Policies.policy;
import static dev.entail.graph.source.aws.policy.Policies.request;
import static dev.entail.graph.source.aws.policy.Policies.resource;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The evaluation logic; where nothing else is said, a user sends a message to a queue of the same account. */
class EvaluatorTest {
    private static final String SEND = "sqs:SendMessage";
    private static final PolicySet NOTHING = identity();
    private static final PolicySet EVERYTHING = identity(allow("*", "*"));

    @Test
    void deniesWhatNothingAllows() {
        Decision decision = Policies.decide(request(USER, SEND, QUEUE), NOTHING, Surroundings.NONE);

        assertThat(decision.outcome()).isEqualTo(Outcome.IMPLICITLY_DENIED);
        assertThat(decision.because()).isEmpty();
        assertThat(decision.conditions()).containsExactly("no statement of the identity policies allows it");
    }

    @Test
    void allowsAndCitesTheStatement() {
        PolicySet policies =
                identity(allow("s3:*", "*"), "{'Sid':'Send','Effect':'Allow','Action':'sqs:*','Resource':'*'}");

        assertThat(Policies.decide(request(USER, SEND, QUEUE), policies, Surroundings.NONE))
                .isEqualTo(new Decision(
                        Outcome.ALLOWED, List.of(new Because("identity", 1, "Send", Effect.ALLOW)), List.of()));
    }

    @Test
    void deniesWhenAnyDenyMatches() {
        PolicySet policies = identity(allow("*", "*"), deny("sqs:*", QUEUE));

        assertThat(Policies.decide(request(USER, SEND, QUEUE), policies, Surroundings.NONE))
                .isEqualTo(new Decision(
                        Outcome.EXPLICITLY_DENIED, List.of(new Because("identity", 1, null, Effect.DENY)), List.of()));
        assertThat(outcome(request(USER, SEND, QUEUE + "2"), policies, Surroundings.NONE))
                .isEqualTo(Outcome.ALLOWED);
    }

    @Test
    void limitsIdentityPoliciesByTheBoundary() {
        PolicySet bounded = Policies.bounded(EVERYTHING, allow("s3:*", "*"));
        Decision decision = Policies.decide(request(USER, SEND, QUEUE), bounded, Surroundings.NONE);

        assertThat(decision.outcome()).isEqualTo(Outcome.IMPLICITLY_DENIED);
        assertThat(decision.conditions()).containsExactly("no statement of the permissions boundary allows it");
        assertThat(outcome(request(USER, "s3:GetObject", Policies.OBJECT), bounded, Surroundings.NONE))
                .isEqualTo(Outcome.ALLOWED);
        assertThat(outcome(request(USER, SEND, QUEUE), Policies.bounded(NOTHING, allow("*", "*")), Surroundings.NONE))
                .isEqualTo(Outcome.IMPLICITLY_DENIED);
        assertThat(outcome(request(USER, SEND, QUEUE), Policies.bounded(EVERYTHING, deny("*", "*")), Surroundings.NONE))
                .isEqualTo(Outcome.EXPLICITLY_DENIED);
    }

    @Test
    void limitsASessionByItsPolicies() {
        Surroundings other = session(policy("s", allow("s3:*", "*")));
        Surroundings either = session(policy("s", allow("s3:*", "*")), policy("t", allow("sqs:*", "*")));

        assertThat(outcome(request(SESSION, SEND, QUEUE), EVERYTHING, other)).isEqualTo(Outcome.IMPLICITLY_DENIED);
        assertThat(outcome(request(SESSION, SEND, QUEUE), EVERYTHING, either)).isEqualTo(Outcome.ALLOWED);
        assertThat(outcome(request(SESSION, SEND, QUEUE), NOTHING, either)).isEqualTo(Outcome.IMPLICITLY_DENIED);
    }

    @Test
    void takesABucketForOneOfTheSameAccountUnlessToldOtherwise() {
        Request same = request(USER, "s3:GetObject", Policies.OBJECT);
        Request other = new Request(USER, "s3:GetObject", Policies.OBJECT, "999988887777", Context.closed(Map.of()));

        assertThat(outcome(same, EVERYTHING, Surroundings.NONE)).isEqualTo(Outcome.ALLOWED);
        assertThat(outcome(other, EVERYTHING, Surroundings.NONE)).isEqualTo(Outcome.IMPLICITLY_DENIED);
    }

    @Test
    void allowsTheRootUserWhatNobodyTakesAway() {
        String root = "arn:aws:iam::111122223333:root";
        Surroundings controlled = controls(List.of(List.of(policy("scp", allow("s3:*", "*")))));

        assertThat(outcome(request(root, SEND, QUEUE), NOTHING, Surroundings.NONE))
                .isEqualTo(Outcome.ALLOWED);
        assertThat(outcome(request("111122223333", SEND, QUEUE), NOTHING, Surroundings.NONE))
                .isEqualTo(Outcome.ALLOWED);
        assertThat(outcome(request(root, SEND, QUEUE), NOTHING, controlled)).isEqualTo(Outcome.IMPLICITLY_DENIED);
        assertThat(outcome(request(root, SEND, QUEUE), NOTHING, resource(forPrincipal("Deny", "'*'"))))
                .isEqualTo(Outcome.EXPLICITLY_DENIED);
        assertThat(outcome(request(root, SEND, OTHER_QUEUE), NOTHING, Surroundings.NONE))
                .isEqualTo(Outcome.IMPLICITLY_DENIED);
    }

    @Test
    void givesAFederatedUserNothingWithoutASessionPolicy() {
        String federated = "arn:aws:sts::111122223333:federated-user/bob";
        NamedPolicy toUser = policy("r", forPrincipal("Allow", "{'AWS':'arn:aws:iam::111122223333:user/bob'}"));

        assertThat(outcome(request(federated, SEND, QUEUE), EVERYTHING, Surroundings.NONE))
                .isEqualTo(Outcome.IMPLICITLY_DENIED);
        assertThat(outcome(request(federated, SEND, QUEUE), EVERYTHING, session(policy("s", allow("*", "*")))))
                .isEqualTo(Outcome.ALLOWED);
        assertThat(outcome(
                        request(federated, SEND, QUEUE),
                        NOTHING,
                        new Surroundings(List.of(), toUser, List.of(), List.of())))
                .isEqualTo(Outcome.IMPLICITLY_DENIED);
        assertThat(outcome(
                        request(federated, SEND, QUEUE),
                        NOTHING,
                        resource(forPrincipal("Allow", "{'AWS':'" + federated + "'}"))))
                .isEqualTo(Outcome.ALLOWED);
    }

    @Test
    void needsAnAllowAtEveryLevelOfTheOrganisation() {
        NamedPolicy full = policy("full", allow("*", "*"));
        NamedPolicy storage = policy("storage", allow("s3:*", "*"));
        Request send = request(USER, SEND, QUEUE);

        assertThat(outcome(send, EVERYTHING, controls(List.of(List.of(full), List.of(storage, full)))))
                .isEqualTo(Outcome.ALLOWED);
        assertThat(outcome(send, EVERYTHING, controls(List.of(List.of(full), List.of()))))
                .isEqualTo(Outcome.IMPLICITLY_DENIED);
        assertThat(outcome(send, NOTHING, controls(List.of(List.of(full))))).isEqualTo(Outcome.IMPLICITLY_DENIED);
        assertThat(Policies.decide(send, EVERYTHING, controls(List.of(List.of(full), List.of(storage))))
                        .conditions())
                .containsExactly("no statement of the service control policies at level 1 allows it");
    }

    @Test
    void limitsAResourcePolicysGrantByControlPolicies() {
        NamedPolicy grant = policy("resource", forPrincipal("Allow", "{'AWS':'" + USER + "'}"));
        List<List<NamedPolicy>> deny = List.of(List.of(policy("scp", allow("*", "*"), deny("sqs:*", "*"))));
        Request send = request(USER, SEND, QUEUE);

        assertThat(outcome(send, NOTHING, new Surroundings(List.of(), grant, deny, List.of())))
                .isEqualTo(Outcome.EXPLICITLY_DENIED);
        assertThat(outcome(send, NOTHING, new Surroundings(List.of(), grant, List.of(), deny)))
                .isEqualTo(Outcome.EXPLICITLY_DENIED);
        assertThat(outcome(send, NOTHING, new Surroundings(List.of(), grant, List.of(), List.of(List.of()))))
                .isEqualTo(Outcome.IMPLICITLY_DENIED);
    }

    @Test
    void leavesServiceLinkedRolesAndServicesToThemselves() {
        String linked = "arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX";
        Surroundings denied = controls(List.of(List.of(policy("scp", deny("*", "*")))));
        NamedPolicy grant = policy("resource", forPrincipal("Allow", "{'Service':'x.amazonaws.com'}"));

        assertThat(outcome(request(linked, SEND, QUEUE), EVERYTHING, denied)).isEqualTo(Outcome.ALLOWED);
        assertThat(outcome(
                        request("x.amazonaws.com", SEND, QUEUE),
                        NOTHING,
                        new Surroundings(List.of(), grant, denied.serviceControlPolicies(), List.of())))
                .isEqualTo(Outcome.ALLOWED);
    }

    @Test
    void neverTurnsAnUnknownDenyIntoAYes() {
        PolicySet policies = identity(allow("*", "*"), denyIf("{'StringEquals':{'aws:RequestedRegion':'eu'}}"));
        Decision decision = Policies.decide(open(USER, SEND, QUEUE), policies, Surroundings.NONE);

        assertThat(decision.outcome()).isEqualTo(Outcome.CONDITIONAL);
        assertThat(decision.conditions()).containsExactly("aws:RequestedRegion must not be eu");
        assertThat(decision.because()).extracting(Because::effect).containsExactly(Effect.ALLOW, Effect.DENY);
    }

    @Test
    void lacksAPermissionWhateverAnUnknownDenySays() {
        PolicySet policies = identity(denyIf("{'StringEquals':{'aws:RequestedRegion':'eu'}}"));

        assertThat(outcome(open(USER, SEND, QUEUE), policies, Surroundings.NONE))
                .isEqualTo(Outcome.IMPLICITLY_DENIED);
    }

    @Test
    void prefersADefiniteDenyToAnUnknownAllow() {
        PolicySet policies = identity(allowIf("{'Bool':{'a:k':'true'}}"), deny("*", "*"));

        assertThat(outcome(open(USER, SEND, QUEUE), policies, Surroundings.NONE))
                .isEqualTo(Outcome.EXPLICITLY_DENIED);
    }

    @Test
    void namesTheWaysInWhichAnUnknownCanBeSettled() {
        String grant = "{'Effect':'Allow','Principal':'*','Action':'*','Condition':{'StringEquals':{'a:k':'x'}}}";
        Decision decision =
                Policies.decide(open(USER, SEND, QUEUE), identity(allowIf("{'Bool':{'a:l':'true'}}")), resource(grant));

        assertThat(decision.conditions()).containsExactly("a:l must be true, or a:k must be x");
    }

    @Test
    void restsOnABoundaryThatTheDataDoesNotHold() {
        PolicySet policies = PolicySet.of(EVERYTHING.identityPolicies(), List.of(NamedPolicy.unknown("Limit")));

        assertThat(Policies.decide(request(USER, SEND, QUEUE), policies, Surroundings.NONE)
                        .conditions())
                .containsExactly("Limit, whose document is not in the data, must allow it");
    }

    private static Surroundings session(NamedPolicy... policies) {
        return new Surroundings(List.of(policies), null, List.of(), List.of());
    }

    private static Surroundings controls(List<List<NamedPolicy>> levels) {
        return new Surroundings(List.of(), null, levels, List.of());
    }
}
