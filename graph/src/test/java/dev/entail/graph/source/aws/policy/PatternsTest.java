// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternsTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            s3:GetObject,   s3:GetObject,        true
            s3:getobject,   S3:GETOBJECT,        true
            s3:Get*,        s3:GetObject,        true
            s3:*Object,     s3:GetObject,        true
            s3:Get?bject,   s3:GetObject,        true
            s3:Get?,        s3:GetObject,        false
            s3:Get*,        s3:PutObject,        false
            *,              s3:GetObject,        true
            s3:*,           s3-outposts:GetObject, false
            s3:G*t*O*t,     s3:GetObject,        true
            s3:GetObject,   s3:GetObjectAcl,     false
            """)
    void matchesActionsInAnyCase(String pattern, String action, boolean matches) {
        Outcome outcome = outcome(Policies.allow(pattern, "*"), action, Policies.OBJECT);

        assertThat(outcome).isEqualTo(matches ? Outcome.ALLOWED : Outcome.IMPLICITLY_DENIED);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            *,                              arn:aws:s3:::bucket/key,        true
            arn:aws:s3:::bucket/*,          arn:aws:s3:::bucket/a/b:c,      true
            arn:aws:s3:::bucket/*,          arn:aws:s3:::bucket,            false
            arn:aws:s3:::bucket/*,          arn:aws:s3:::bucket/,           true
            arn:aws:s3:::Bucket,            arn:aws:s3:::bucket,            false
            arn:aws:s3:::b?cket,            arn:aws:s3:::bucket,            true
            arn:aws:s3:::bucket/*/x/*,      arn:aws:s3:::bucket/1/2/x/3,    true
            arn:aws:sns:*,                  arn:aws:sns:eu-west-1:1:t,      true
            arn:aws:sns:*:*:t,              arn:aws:sns:eu-west-1:1:t,      true
            arn:aws:sns:eu-*:1:t,           arn:aws:sns:eu-west-1:1:t,      true
            arn:aws:s3:::bucket/*,          *,                              false
            *,                              *,                              true
            arn:aws-cn:s3:::bucket,         arn:aws:s3:::bucket,            false
            arn:*:s3:::bucket,              arn:aws-us-gov:s3:::bucket,     true
            arn:aws:sns:*t,                 arn:aws:sns:eu-west-1:1:t,      true
            """)
    void matchesResourcesOverTheWholeArn(String pattern, String resource, boolean matches) {
        Outcome outcome = outcome(Policies.allow("*", pattern), "s3:GetObject", resource, "111122223333");

        assertThat(outcome).isEqualTo(matches ? Outcome.ALLOWED : Outcome.IMPLICITLY_DENIED);
    }

    @Test
    void allowsWhatNotActionLeavesOut() {
        String statement = "{'Effect':'Allow','NotAction':['iam:*','sts:*'],'Resource':'*'}";

        assertThat(outcome(statement, "s3:GetObject", Policies.OBJECT)).isEqualTo(Outcome.ALLOWED);
        assertThat(outcome(statement, "IAM:CreateUser", Policies.USER)).isEqualTo(Outcome.IMPLICITLY_DENIED);
    }

    @Test
    void deniesWhatNotResourceLeavesOut() {
        String deny = "{'Effect':'Deny','Action':'*','NotResource':['arn:aws:s3:::bucket','arn:aws:s3:::bucket/*']}";
        String both = Policies.allow("*", "*") + "," + deny;

        assertThat(outcome(both, "s3:GetObject", Policies.OBJECT)).isEqualTo(Outcome.ALLOWED);
        assertThat(outcome(both, "s3:GetObject", "arn:aws:s3:::other/key")).isEqualTo(Outcome.EXPLICITLY_DENIED);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = ';', textBlock = """
            arn:aws:s3:::home/${aws:username}/*                       ; arn:aws:s3:::home/alice/x     ; true
            arn:aws:s3:::home/${AWS:UserName}/*                       ; arn:aws:s3:::home/alice/x     ; true
            arn:aws:s3:::home/${aws:username}/*                       ; arn:aws:s3:::home/bob/x       ; false
            arn:aws:s3:::home/${aws:PrincipalTag/team}                ; arn:aws:s3:::home/*           ; true
            arn:aws:s3:::home/${aws:PrincipalTag/team}                ; arn:aws:s3:::home/red         ; false
            arn:aws:s3:::home/${aws:PrincipalTag/none}                ; arn:aws:s3:::home/            ; false
            arn:aws:s3:::home/${aws:PrincipalTag/none, 'all'}         ; arn:aws:s3:::home/all         ; true
            arn:aws:s3:::home/${aws:PrincipalTag/none,'a b'}          ; arn:aws:s3:::home/a b         ; true
            arn:aws:s3:::home/${aws:username, 'all'}                  ; arn:aws:s3:::home/all         ; false
            arn:aws:s3:::home/${aws:TagKeys}                          ; arn:aws:s3:::home/a           ; false
            arn:aws:s3:::home/${*}                                    ; arn:aws:s3:::home/*           ; true
            arn:aws:s3:::home/${*}                                    ; arn:aws:s3:::home/x           ; false
            arn:aws:s3:::home/${?}${$}                                ; arn:aws:s3:::home/?$          ; true
            arn:aws:s3:::home/${?}                                    ; arn:aws:s3:::home/x           ; false
            arn:aws:s3:::home/${aws:username                          ; arn:aws:s3:::home/${aws:username ; true
            arn:aws:sqs:eu-west-1:${aws:PrincipalAccount}:q           ; arn:aws:sqs:eu-west-1:111122223333:q ; false
            """)
    void expandsVariablesOfTheResourcePart(String pattern, String resource, boolean matches) {
        Context context = Policies.context("aws:PrincipalTag/team=*;aws:TagKeys=a|b");
        Request request = new Request(Policies.USER, "s3:GetObject", resource, null, context);
        String statement = "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"" + pattern + "\"}";
        PolicyDocument document = PolicyDocument.parse(quoted(statement, "2012-10-17"), "policy");

        assertThat(decide(request, document)).isEqualTo(matches ? Outcome.ALLOWED : Outcome.IMPLICITLY_DENIED);
    }

    @Test
    void takesVariablesLiterallyInTheOldVersion() {
        String statement = "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"arn:aws:s3:::${aws:username}\"}";
        PolicyDocument document = PolicyDocument.parse(quoted(statement, "2008-10-17"), "policy");

        assertThat(decide(Policies.request(Policies.USER, "s3:ListBucket", "arn:aws:s3:::alice"), document))
                .isEqualTo(Outcome.IMPLICITLY_DENIED);
        assertThat(decide(Policies.request(Policies.USER, "s3:ListBucket", "arn:aws:s3:::${aws:username}"), document))
                .isEqualTo(Outcome.ALLOWED);
    }

    @Test
    void appliesNoNotResourceWhoseVariableIsMissing() {
        String statement = "{'Effect':'Allow','Action':'*','NotResource':'arn:aws:s3:::${aws:PrincipalTag/x}'}";

        assertThat(outcome(statement, "s3:GetObject", Policies.OBJECT)).isEqualTo(Outcome.IMPLICITLY_DENIED);
    }

    @Test
    void saysWhichPatternAnUnknownVariableLeavesOpen() {
        PolicySet policies = Policies.identity(Policies.allow("*", "arn:aws:s3:::bucket/${aws:PrincipalTag/x}"));

        Decision decision = Policies.decide(
                Policies.open(Policies.USER, "s3:GetObject", Policies.OBJECT), policies, Surroundings.NONE);

        assertThat(decision.outcome()).isEqualTo(Outcome.CONDITIONAL);
        assertThat(decision.conditions())
                .containsExactly("the resource must match arn:aws:s3:::bucket/${aws:PrincipalTag/x}");
    }

    @Test
    void knowsThatAnUnknownVariableCannotMatchAnotherBucket() {
        PolicySet policies = Policies.identity(Policies.allow("*", "arn:aws:s3:::other/${aws:PrincipalTag/x}"));

        assertThat(Policies.outcome(
                        Policies.open(Policies.USER, "s3:GetObject", Policies.OBJECT), policies, Surroundings.NONE))
                .isEqualTo(Outcome.IMPLICITLY_DENIED);
    }

    private static JsonNode quoted(String statement, String version) {
        ObjectNode document = (ObjectNode) Policies.json("{'Version':'" + version + "'}");
        try {
            document.set("Statement", new ObjectMapper().readTree(statement));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(statement, e);
        }
        return document;
    }

    private static Outcome decide(Request request, PolicyDocument document) {
        PolicySet policies = PolicySet.of(List.of(new NamedPolicy("identity", document)), List.of());
        return Policies.outcome(request, policies, Surroundings.NONE);
    }

    private static Outcome outcome(String statements, String action, String resource) {
        return outcome(statements, action, resource, null);
    }

    private static Outcome outcome(String statements, String action, String resource, @Nullable String account) {
        Request request = new Request(Policies.USER, action, resource, account, Context.closed(Map.of()));
        return Policies.outcome(request, Policies.identity(statements), Surroundings.NONE);
    }
}
