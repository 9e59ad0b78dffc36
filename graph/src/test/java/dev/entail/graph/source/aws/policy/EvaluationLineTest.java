// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationLineTest {
    private static final String REQUEST = "'request':{'principal':'arn:aws:iam::111122223333:user/a',"
            + "'action':'s3:GetObject','resource':'arn:aws:s3:::b/k'%s}";
    private static final String ALL =
            "{'Version':'2012-10-17','Statement':[{'Sid':'All','Effect':'Allow','Action':'*','Resource':'*'}]}";

    @Test
    void writesTheStatementThatAllows() {
        assertThat(answer("{'name':'n'," + REQUEST.formatted("") + ",'identityPolicies':[" + ALL + "]}"))
                .isEqualTo(new EvaluationLine.Answer(
                        quoted("{'name':'n','decision':'ALLOWED','because':"
                                + "[{'policy':'identityPolicies[0]','statement':0,'effect':'Allow','sid':'All'}],"
                                + "'conditions':[]}"),
                        false));
    }

    @Test
    void writesWhichControlPolicyDenies() {
        String deny = ALL.replace("Allow", "Deny");
        assertThat(answer("{'name':'n'," + REQUEST.formatted("") + ",'identityPolicies':[" + ALL
                                + "],'serviceControlPolicies':[[" + ALL + "],[" + ALL + "," + deny + "]]}")
                        .json())
                .contains(quoted("'decision':'EXPLICITLY_DENIED'"), quoted("'policy':'serviceControlPolicies[1][1]'"));
    }

    @Test
    void writesWhyNothingAllows() {
        assertThat(answer("{" + REQUEST.formatted("") + "}").json())
                .isEqualTo(quoted("{'name':null,'decision':'IMPLICITLY_DENIED','because':[],'conditions':[],"
                        + "'reason':'no statement of the identity policies allows it',"
                        + "'blockedBy':['identityPolicies']}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '`', textBlock = """
            ``                                       @ CONDITIONAL
            ,'context':{}                            @ IMPLICITLY_DENIED
            ,'context':{'aws:SourceIp':'10.1.2.3'}   @ ALLOWED
            ,'context':{'AWS:SOURCEIP':['10.1.2.3']} @ ALLOWED
            ,'context':{'aws:SourceIp':'11.1.2.3'}   @ IMPLICITLY_DENIED
            """)
    void takesAnAbsentContextForUnknownAndAnAbsentKeyForAbsent(String context, String decision) {
        String policy = "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*',"
                + "'Condition':{'IpAddress':{'aws:SourceIp':'10.0.0.0/8'}}}}";

        assertThat(answer("{" + REQUEST.formatted(context) + ",'identityPolicies':[" + policy + "]}")
                        .json())
                .contains(quoted("'decision':'" + decision + "'"));
    }

    @Test
    void readsResourceAccountSessionAndBoundaries() {
        String line = "{" + REQUEST.formatted(",'resourceAccount':'999988887777'") + ",'identityPolicies':[" + ALL
                + "],'boundaries':[" + ALL + "],'sessionPolicies':[" + ALL + "],'resourceControlPolicies':[[" + ALL
                + "]],'resourcePolicy':" + ALL.replace("'Action'", "'Principal':'*','Action'") + "}";

        assertThat(answer(line).json()).contains("ALLOWED", "identityPolicies[0]", "resourcePolicy");
        assertThat(answer(line.replace("'Principal':'*'", "'Principal':{'AWS':'1'}"))
                        .json())
                .contains("IMPLICITLY_DENIED");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '`', textBlock = """
            `"{\\"Statement\\":{\\"Effect\\":\\"Allow\\",\\"Action\\":\\"s3:*\\",\\"Resource\\":\\"*\\"}}"` @ ALLOWED
            `"%7B%22Statement%22%3A%7B%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%22s3%3A%2A%22%2C%22Resource%22%3A%22%2A%22%7D%7D"` @ ALLOWED
            `"%7B%22Statement%22:%7B%22Effect%22:%22Allow%22,%22Action%22:%22s3:*%22,%22Resource%22:%22arn:aws:s3:::a+b%22%7D%7D"` @ IMPLICITLY_DENIED
            `"unknown"`                                @ CONDITIONAL
            """)
    void readsAPolicyInEachFormThatAwsHandsOut(String policy, String decision) {
        assertThat(EvaluationLine.answer(
                                quoted("{" + REQUEST.formatted("") + ",'identityPolicies':[") + policy + "]}",
                                Policies.NOW)
                        .json())
                .contains(quoted("'decision':'" + decision + "'"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '`', textBlock = """
            111122223333 @ serviceControlPolicies  @ ALLOWED
            444455556666 @ serviceControlPolicies  @ EXPLICITLY_DENIED
            999988887777 @ resourceControlPolicies @ ALLOWED
            111122223333 @ resourceControlPolicies @ EXPLICITLY_DENIED
            """)
    void bindsNoManagementAccountByControlPolicies(String management, String controls, String decision) {
        String open = ALL.replace("'Action'", "'Principal':'*','Action'");
        String line = "{" + REQUEST.formatted(",'resourceAccount':'999988887777'") + ",'identityPolicies':[" + ALL
                + "],'resourcePolicy':" + open + ",'" + controls + "':[[" + ALL.replace("Allow", "Deny")
                + "]],'managementAccount':'" + management + "'}";

        assertThat(answer(line).json()).contains(quoted("'decision':'" + decision + "'"));
    }

    @Test
    void takesARoleWithoutTrustPolicyForOneThatTrustsNobody() {
        String line = "{'request':{'principal':'arn:aws:iam::111122223333:user/a','action':'sts:AssumeRole',"
                + "'resource':'arn:aws:iam::111122223333:role/r'},'identityPolicies':[" + ALL + "]%s}";

        assertThat(answer(line.formatted("")).json())
                .contains("IMPLICITLY_DENIED", quoted("'blockedBy':['resourcePolicy']"));
        assertThat(answer(line.formatted(",'resourcePolicy':'unknown'")).json())
                .contains("CONDITIONAL", "resourcePolicy, whose document is not in the data, must allow it");
    }

    @Test
    void readsTheGrantsOfAKey() {
        String line = "{'request':{'principal':'arn:aws:iam::111122223333:user/a','action':'kms:Decrypt',"
                + "'resource':'arn:aws:kms:eu-west-1:111122223333:key/k'},'grants':[{'GrantId':'g',"
                + "'GranteePrincipal':'arn:aws:iam::111122223333:user/a','Operations':['Decrypt']}]}";

        assertThat(answer(line).json())
                .contains("ALLOWED", quoted("{'policy':'grants[0]','statement':0,'effect':'Allow','sid':'g'}"));
    }

    @Test
    void namesTheLineOfAnError() {
        EvaluationLine.Answer answer = EvaluationLine.answer("{}", 17, Policies.NOW);

        assertThat(answer.json())
                .isEqualTo(quoted("{'name':null,'line':17,'error':"
                        + "'request: an object with principal, action and resource is needed'}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '`', textBlock = """
            {                                          @ not a JSON object:
            {'name':'n'} x                             @ not a JSON object:
            {'name':'n','name':'m'}                    @ not a JSON object: Duplicate field 'name'
            {'identityPolicies':['x']}                 @ identityPolicies[0]: the text is no JSON
            {'identityPolicies':[3]}                   @ identityPolicies[0]: a JSON object is needed, not 3
            {'managementAccount':3}                    @ line: managementAccount must be a string, not 3
            {'grants':3}                               @ grants: a list of grants is needed, not 3
            {'grants':[{'Operations':['Decrypt']}]}    @ grants[0]: GranteePrincipal is missing; a grant has one
            []                                         @ line: a JSON object is needed, not []
            {'name':'n'}                               @ request: an object with principal, action and resource is needed
            {'request':{'action':'a:b','resource':'*'}} @ request: principal is missing; needed: principal, action, resource
            {'request':{'principal':'p','action':'ab','resource':'*'}} @ request: action \\"ab\\" is not of the form service:Name
            {'request':{'principal':'p','action':'a:b','resource':'*','context':3}} @ request: context must be an object, not 3
            {'identityPolicies':{}}                    @ identityPolicies: a list is needed, not {}
            {'identityPolicies':[{'Version':'1'}]}     @ identityPolicies[0]: Version \\"1\\" is not allowed; allowed: 2012-10-17, 2008-10-17
            {'identityPolicies':[{'Statement':{'Effect':'Allow','Principal':'*','Action':'*'}}]} @ identityPolicies[0], statement 0: Principal is not allowed
            {'serviceControlPolicies':[[{'Statement':{'Effect':'Allow','Principal':'*','Action':'*'}}]]} @ serviceControlPolicies[0][0], statement 0: Principal is not allowed
            {'identityPolicies':[{'Statement':[{'Sid':'a','Effect':'Allow','Action':'*','Resource':'*'},{'Sid':'a','Effect':'Deny','Action':'*','Resource':'*'}]}]} @ identityPolicies[0], statement 1: Sid \\"a\\" is given twice
            {'resourcePolicy':{'Statement':{'Effect':'Allow','Action':'*','Resource':'*'}}} @ resourcePolicy, statement 0: Principal is missing
            """)
    void saysWhatIsWrongWithALine(String line, String error) {
        EvaluationLine.Answer answer = answer(line);

        assertThat(answer.bad()).isTrue();
        assertThat(answer.json()).contains("\"error\":\"" + error);
    }

    private static EvaluationLine.Answer answer(String line) {
        return EvaluationLine.answer(quoted(line), Policies.NOW);
    }

    private static String quoted(String text) {
        return text.replace('\'', '"');
    }
}
