// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import static dev.entail.graph.source.aws.policy.Policies.OTHER_QUEUE;
import static dev.entail.graph.source.aws.policy.Policies.QUEUE;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a resource, a role or a key says of its callers; the first column is often the caller or its own side. */
class ResourcePolicyTest {
    private static final String SEND = "sqs:SendMessage";
    private static final PolicySet NOTHING = identity();
    private static final PolicySet EVERYTHING = identity(allow("*", "*"));

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '`', textBlock = """
            `*`  @ USER    @ '*'                                              @ ALLOWED
            `*`  @ USER    @ {'AWS':'*'}                                      @ ALLOWED
            `*`  @ USER    @ {'AWS':'arn:aws:iam::111122223333:user/team/alice'} @ ALLOWED
            `*`  @ USER    @ {'AWS':'arn:aws:iam::111122223333:user/alice'}   @ IMPLICITLY_DENIED
            `*`  @ USER    @ {'AWS':'arn:aws:iam::111122223333:user/*'}       @ IMPLICITLY_DENIED
            `*`  @ USER    @ {'AWS':['444455556666','111122223333']}          @ IMPLICITLY_DENIED
            `*`  @ USER    @ {'AWS':'arn:aws:iam::111122223333:root'}         @ IMPLICITLY_DENIED
            `*`  @ USER    @ {'Service':'sqs.amazonaws.com'}                  @ IMPLICITLY_DENIED
            `*`  @ ROLE    @ {'AWS':'arn:aws:iam::111122223333:role/team/builder'} @ ALLOWED
            `*`  @ SESSION @ {'AWS':'arn:aws:iam::111122223333:role/team/builder'} @ ALLOWED
            `*`  @ SESSION @ {'AWS':'arn:aws:iam::111122223333:role/team/other'} @ IMPLICITLY_DENIED
            `*`  @ SESSION @ {'AWS':'arn:aws:sts::111122223333:assumed-role/builder/run-7'} @ ALLOWED
            `*`  @ SESSION @ {'AWS':'arn:aws:sts::111122223333:assumed-role/builder/run-8'} @ IMPLICITLY_DENIED
            none @ USER    @ '*'                                              @ ALLOWED
            none @ USER    @ {'AWS':'arn:aws:iam::111122223333:user/team/alice'} @ ALLOWED
            none @ ROLE    @ {'AWS':'arn:aws:iam::111122223333:role/team/builder'} @ IMPLICITLY_DENIED
            none @ SESSION @ {'AWS':'arn:aws:iam::111122223333:role/team/builder'} @ IMPLICITLY_DENIED
            none @ SESSION @ {'AWS':'arn:aws:sts::111122223333:assumed-role/builder/run-7'} @ ALLOWED
            """)
    void letsAResourcePolicyGrantWithinABoundary(String boundary, String caller, String principal, Outcome expected) {
        PolicySet bounded = Policies.bounded(NOTHING, allow(boundary.equals("*") ? "*" : "s3:*", "*"));

        assertThat(outcome(request(arn(caller), SEND, QUEUE), bounded, resource(forPrincipal("Allow", principal))))
                .isEqualTo(expected);
    }

    @Test
    void limitsAGrantToTheRoleButNotToTheSessionBySessionPolicies() {
        NamedPolicy toRole = policy("resource", forPrincipal("Allow", "{'AWS':'" + ROLE + "'}"));
        NamedPolicy toSession = policy("resource", forPrincipal("Allow", "{'AWS':'" + SESSION + "'}"));
        List<NamedPolicy> session = List.of(policy("session", allow("s3:*", "*")));

        assertThat(outcome(
                        request(SESSION, SEND, QUEUE),
                        NOTHING,
                        new Surroundings(session, toRole, List.of(), List.of())))
                .isEqualTo(Outcome.IMPLICITLY_DENIED);
        assertThat(outcome(
                        request(SESSION, SEND, QUEUE),
                        NOTHING,
                        new Surroundings(session, toSession, List.of(), List.of())))
                .isEqualTo(Outcome.ALLOWED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '`', textBlock = """
            USER    @ '*'                                                   @ EXPLICITLY_DENIED
            USER    @ {'AWS':'111122223333'}                                @ EXPLICITLY_DENIED
            USER    @ {'AWS':'444455556666'}                                @ ALLOWED
            SESSION @ {'AWS':'arn:aws:iam::111122223333:role/team/builder'} @ EXPLICITLY_DENIED
            """)
    void deniesByTheResourcePolicy(String caller, String principal, Outcome expected) {
        assertThat(outcome(request(arn(caller), SEND, QUEUE), EVERYTHING, resource(forPrincipal("Deny", principal))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '`', textBlock = """
            USER    @ {'AWS':['arn:aws:iam::111122223333:user/team/alice','111122223333']} @ ALLOWED
            USER    @ {'AWS':'arn:aws:iam::111122223333:user/team/alice'}                  @ ALLOWED
            USER    @ {'AWS':['arn:aws:iam::111122223333:user/bob','arn:aws:iam::111122223333:root']} @ EXPLICITLY_DENIED
            USER    @ {'AWS':'arn:aws:iam::111122223333:root'}                             @ ALLOWED
            USER    @ {'AWS':'444455556666'}                                               @ EXPLICITLY_DENIED
            SESSION @ {'AWS':['arn:aws:iam::111122223333:role/team/builder','111122223333']} @ ALLOWED
            SESSION @ {'AWS':['arn:aws:sts::111122223333:assumed-role/builder/run-8','arn:aws:iam::111122223333:root']} @ EXPLICITLY_DENIED
            """)
    void deniesEveryoneButThePrincipalsOfNotPrincipal(String caller, String principal, Outcome expected) {
        String deny = forPrincipal("Deny", principal).replace("'Principal'", "'NotPrincipal'");

        assertThat(outcome(request(arn(caller), SEND, QUEUE), EVERYTHING, resource(deny)))
                .isEqualTo(expected);
    }

    @Test
    void deniesWithNotPrincipalEveryPrincipalThatHasABoundary() {
        String deny = forPrincipal("Deny", "{'AWS':['" + USER + "','111122223333']}")
                .replace("'Principal'", "'NotPrincipal'");
        PolicySet bounded = Policies.bounded(EVERYTHING, allow("*", "*"));

        assertThat(outcome(request(USER, SEND, QUEUE), bounded, resource(deny))).isEqualTo(Outcome.EXPLICITLY_DENIED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '`', nullValues = "-", textBlock = """
            true  @ {'AWS':'111122223333'}                                @ ALLOWED
            true  @ '*'                                                   @ ALLOWED
            true  @ {'AWS':'arn:aws:iam::111122223333:user/team/alice'}   @ ALLOWED
            true  @ {'AWS':'999988887777'}                                @ IMPLICITLY_DENIED
            true  @ -                                                     @ IMPLICITLY_DENIED
            false @ {'AWS':'arn:aws:iam::111122223333:user/team/alice'}   @ IMPLICITLY_DENIED
            """)
    void needsBothSidesAcrossAccounts(boolean identity, @Nullable String principal, Outcome expected) {
        Surroundings surroundings = principal == null ? Surroundings.NONE : resource(forPrincipal("Allow", principal));

        assertThat(outcome(request(USER, SEND, OTHER_QUEUE), identity ? EVERYTHING : NOTHING, surroundings))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '`', nullValues = "-", textBlock = """
            false @ {'AWS':'arn:aws:iam::111122223333:user/team/alice'}   @ ALLOWED
            false @ {'AWS':'*'}                                           @ ALLOWED
            false @ {'AWS':'arn:aws:iam::111122223333:root'}              @ IMPLICITLY_DENIED
            true  @ {'AWS':'arn:aws:iam::111122223333:root'}              @ ALLOWED
            true  @ {'AWS':'arn:aws:iam::111122223333:user/bob'}          @ IMPLICITLY_DENIED
            true  @ {'Service':'ec2.amazonaws.com'}                       @ IMPLICITLY_DENIED
            true  @ -                                                     @ CONDITIONAL
            false @ -                                                     @ IMPLICITLY_DENIED
            """)
    void assumesARoleOnlyThroughItsTrustPolicy(boolean identity, @Nullable String principal, Outcome expected) {
        String trust = "{'Effect':'Allow','Principal':" + principal + ",'Action':'sts:AssumeRole'}";
        Surroundings surroundings = principal == null ? Surroundings.NONE : resource(trust);

        assertThat(outcome(request(USER, "sts:AssumeRole", ROLE), identity ? EVERYTHING : NOTHING, surroundings))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '`', textBlock = """
            true  @ {'AWS':'arn:aws:iam::111122223333:root'}              @ ALLOWED
            false @ {'AWS':'arn:aws:iam::111122223333:root'}              @ IMPLICITLY_DENIED
            true  @ {'AWS':'arn:aws:iam::111122223333:user/bob'}          @ IMPLICITLY_DENIED
            false @ {'AWS':'arn:aws:iam::111122223333:user/team/alice'}   @ ALLOWED
            """)
    void usesAKeyOnlyThroughItsKeyPolicy(boolean identity, String principal, Outcome expected) {
        Request decrypt = request(USER, "kms:Decrypt", "arn:aws:kms:eu-west-1:111122223333:key/1");

        assertThat(outcome(decrypt, identity ? EVERYTHING : NOTHING, resource(forPrincipal("Allow", principal))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '`', textBlock = """
            ec2.amazonaws.com    @ {'Service':['ec2.amazonaws.com','x.amazonaws.com']} @ ALLOWED
            ec2.amazonaws.com    @ {'Service':'lambda.amazonaws.com'}                @ IMPLICITLY_DENIED
            ec2.amazonaws.com    @ {'AWS':'111122223333'}                            @ IMPLICITLY_DENIED
            accounts.google.com  @ {'Federated':'accounts.google.com'}               @ ALLOWED
            arn:aws:iam::111122223333:saml-provider/adfs @ {'Federated':'arn:aws:iam::111122223333:saml-provider/adfs'} @ ALLOWED
            arn:aws:iam::111122223333:saml-provider/adfs @ {'AWS':'111122223333'}    @ IMPLICITLY_DENIED
            79a59df900b949e5     @ {'CanonicalUser':'79a59df900b949e5'}              @ ALLOWED
            *                    @ '*'                                               @ ALLOWED
            *                    @ {'AWS':'111122223333'}                            @ IMPLICITLY_DENIED
            *                    @ {'AWS':'*'}                                       @ ALLOWED
            *                    @ {'Service':'*'}                                   @ IMPLICITLY_DENIED
            ec2.amazonaws.com    @ {'Service':'*'}                                   @ ALLOWED
            ec2.amazonaws.com    @ {'Federated':'*'}                                 @ IMPLICITLY_DENIED
            accounts.google.com  @ {'Federated':'*'}                                 @ ALLOWED
            """)
    void grantsToThoseWithoutAnAccountByTheResourcePolicyAlone(String caller, String principal, Outcome expected) {
        assertThat(outcome(request(caller, SEND, QUEUE), NOTHING, resource(forPrincipal("Allow", principal))))
                .isEqualTo(expected);
    }

    private static String arn(String caller) {
        return switch (caller) {
            case "USER" -> USER;
            case "ROLE" -> ROLE;
            case "SESSION" -> SESSION;
            default -> throw new IllegalArgumentException(caller);
        };
    }
}
