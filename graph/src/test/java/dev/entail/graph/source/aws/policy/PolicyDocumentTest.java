// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyDocumentTest {
    @Test
    void readsOneStatementWithoutAList() {
        PolicyDocument document = parse("{'Statement':{'Effect':'Allow','Action':'s3:*','Resource':'*','Sid':'All'}}");

        assertThat(document.version()).isEqualTo("2008-10-17");
        assertThat(document.statements()).singleElement().satisfies(statement -> {
            assertThat(statement.sid()).isEqualTo("All");
            assertThat(statement.effect()).isEqualTo(Effect.ALLOW);
            assertThat(statement.actionPatterns()).containsExactly("s3:*");
        });
    }

    @Test
    void readsAnEmptyListOfStatements() {
        assertThat(parse("{'Version':'2012-10-17','Statement':[]}").statements())
                .isEmpty();
    }

    @Test
    void lacksAResourceOnlyWherePrincipalsAreNamed() {
        assertThat(parse("{'Statement':{'Effect':'Allow','Principal':'*','Action':'sts:AssumeRole'}}")
                        .statements()
                        .getFirst()
                        .resourcePatterns())
                .containsExactly("*");
    }

    @Test
    void equalsADocumentOfTheSameContent() {
        String text = "{'Version':'2012-10-17','Statement':{'Effect':'Deny','NotAction':['a:b','a:c'],"
                + "'NotResource':'arn:aws:s3:::${aws:username}','Condition':{'IpAddress':{'aws:SourceIp':'10.0.0.0/8'}}}}";

        assertThat(parse(text)).isEqualTo(parse(text)).hasSameHashCodeAs(parse(text));
        assertThat(parse(text)).isNotEqualTo(parse(text.replace("10.0.0.0", "11.0.0.0")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', textBlock = """
            []                                                              @ here: a JSON object is needed, not []
            {'Statment':[]}                                                 @ here: element "Statment" is not allowed; allowed: Version, Id, Statement
            {'Version':'2012-10-17'}                                        @ here: Statement is missing; a policy has one statement or a list of them
            {'Version':'2012-10-18','Statement':[]}                         @ here: Version "2012-10-18" is not allowed; allowed: 2012-10-17, 2008-10-17
            {'Version':2012,'Statement':[]}                                 @ here: Version must be a string, not 2012
            {'Statement':[{'Action':'*','Resource':'*'}]}                   @ here, statement 0: Effect is missing; allowed: Allow, Deny
            {'Statement':[{'Effect':'allow','Action':'*','Resource':'*'}]}  @ here, statement 0: Effect "allow" is not allowed; allowed: Allow, Deny
            {'Statement':[{'Effect':'Allow','Resource':'*'}]}               @ here, statement 0: Action is missing; a statement has Action or NotAction
            {'Statement':[{'Effect':'Allow','Action':'*'}]}                 @ here, statement 0: Resource is missing; a statement without Principal has Resource or NotResource
            {'Statement':[{'Effect':'Allow','Action':'*','NotAction':'*','Resource':'*'}]} @ here, statement 0: both Action and NotAction are given; a statement has one of them
            {'Statement':[{'Effect':'Allow','Action':'*','Resource':'*','NotResource':'*'}]} @ here, statement 0: both Resource and NotResource are given; a statement has one of them
            {'Statement':[{'Effect':'Allow','Action':'*','Principal':'*','NotPrincipal':'*'}]} @ here, statement 0: both Principal and NotPrincipal are given; a statement has one of them
            {'Statement':[{'Effect':'Allow','Action':'GetObject','Resource':'*'}]} @ here, statement 0: Action "GetObject" is not allowed; allowed: *, service:Name
            {'Statement':[{'Effect':'Allow','NotAction':['s3:*',''],'Resource':'*'}]} @ here, statement 0: NotAction "" is not allowed; allowed: *, service:Name
            {'Statement':[{'Effect':'Allow','Action':[],'Resource':'*'}]}   @ here, statement 0: Action is empty; a list of it has one entry or more
            {'Statement':[{'Effect':'Allow','Action':'*','Resource':[]}]}   @ here, statement 0: Resource is empty; a list of it has one entry or more
            {'Statement':[{'Effect':'Allow','Action':'*','Resource':'bucket'}]} @ here, statement 0: Resource "bucket" is not allowed; allowed: *, an ARN with or without wildcards
            {'Statement':[{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'Null':{'a:k':'no'}}}]} @ here, statement 0: Null a:k "no" is not allowed; allowed: true, false
            {'Statement':[{'Effect':'Allow','Action':{'a':1},'Resource':'*'}]} @ here, statement 0: Action must be a string or a list of strings, not {"a":1}
            {'Statement':[{'Effect':'Allow','Action':'*','Resource':'*','Condition':'x'}]} @ here, statement 0: Condition must be an object, not "x"
            {'Statement':[{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'Bool':true}}]} @ here, statement 0: Condition Bool must be an object, not true
            {'Statement':[{'Effect':'Allow','Action':'*','Principal':{'User':'x'}}]} @ here, statement 0: Principal type "User" is not allowed; allowed: AWS, Service, Federated, CanonicalUser
            """)
    void refusesWhatAwsRefuses(String text, String message) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(PolicyException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"StringMatches", "NullIfExists", "ForSomeValues:StringEquals", "IfExists"})
    void refusesAnUnknownConditionOperator(String operator) {
        assertThatThrownBy(() -> Policies.document(Policies.allowIf("{'" + operator + "':{'a:b':'c'}}")))
                .isInstanceOf(PolicyException.class)
                .hasMessageStartingWith("policy, statement 0: condition operator \"" + operator + "\" is not allowed")
                .hasMessageContaining("StringEquals, StringNotEquals");
    }

    private static PolicyDocument parse(String text) {
        return PolicyDocument.parse(Policies.json(text), "here");
    }
}
