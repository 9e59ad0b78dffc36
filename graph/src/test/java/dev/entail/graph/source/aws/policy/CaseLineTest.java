// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions about whole accounts, which a line gives as objects or names as files. */
class CaseLineTest {
    private static final String ACCOUNT = """
            {'UserDetailList':[{'Arn':'arn:aws:iam::111122223333:user/ann','GroupList':['readers']},
              {'Arn':'arn:aws:iam::111122223333:user/bob','GroupList':['absent']},
              {'Arn':'arn:aws:iam::111122223333:user/eve'}],
             'GroupDetailList':[{'Arn':'arn:aws:iam::111122223333:group/readers','GroupName':'readers','GroupPolicyList':[
              {'PolicyName':'read','PolicyDocument':'%7B%22Statement%22%3A%7B%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%22s3%3AGet*%22%2C%22Resource%22%3A%22*%22%7D%7D'}]}],
             'RoleDetailList':[{'Arn':'arn:aws:iam::111122223333:role/r','AssumeRolePolicyDocument':
              {'Statement':{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111122223333:user/eve'},'Action':'sts:AssumeRole'}}}]}""";

    @TempDir
    private static Path folder;

    @Test
    void findsEveryoneOfAllAccounts() throws IOException {
        Files.createDirectories(folder.resolve("accounts"));
        Files.writeString(folder.resolve("accounts/one.json"), quoted(ACCOUNT));
        Files.writeString(folder.resolve("two.json"), quoted(ACCOUNT.replace("111122223333", "444455556666")));

        assertThat(answer("{'name':'n','accounts':['one.json','two.json'],'action':'s3:GetObject',"
                        + "'resource':['arn:aws:s3:::b/k'],'strictConditions':true}"))
                .startsWith(quoted("{'name':'n','who':[{'principal':'arn:aws:iam::111122223333:user/ann',"
                        + "'resource':'arn:aws:s3:::b/k','decision':'ALLOWED'"))
                .contains("arn:aws:iam::444455556666:user/ann", "group absent, whose document is not in the data")
                .doesNotContain("user/eve");
    }

    @Test
    void asksTheTrustPolicyOfARole() {
        assertThat(answer("{'accounts':[" + ACCOUNT.replace("\n", "") + "],'action':'sts:AssumeRole',"
                        + "'resource':'arn:aws:iam::111122223333:role/r'}"))
                .contains(quoted("'who':[{'principal':'arn:aws:iam::111122223333:user/eve'"), "ALLOWED")
                .doesNotContain("user/ann");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '`', textBlock = """
            {'accounts':['none.json'],'action':'a:b','resource':'*'} @ accounts: \\"none.json\\" is neither beside the file of the lines nor in a folder there
            {'accounts':[3],'action':'a:b','resource':'*'}           @ accounts: a file's name or a JSON object is needed, not 3
            {'accounts':'x','action':'a:b','resource':'*'}           @ accounts: a list is needed, not \\"x\\"
            {'accounts':[],'kind':'why','action':'a:b','resource':'*'} @ line: kind \\"why\\" is not allowed; allowed: can, who
            {'accounts':[],'kind':'can','action':'a:b','resource':'*'} @ line: principal is missing; needed: principal, action, resource
            {'accounts':[],'principal':'*','action':'a:b','resource':'*','context':['x']} @ context: entry \\"x\\" is not allowed; allowed: key=value
            {'accounts':[],'principal':'*','action':'ab','resource':'*'} @ request: action \\"ab\\" is not of the form service:Name
            """)
    void saysWhatIsWrongWithACase(String line, String error) {
        assertThat(answer(line)).contains("\"error\":\"" + error);
    }

    @Test
    void knowsThatNobodyElseIsInTheAccounts() {
        assertThat(answer("{'accounts':[],'principal':'arn:aws:iam::111122223333:user/x','action':'s3:GetObject',"
                        + "'resource':'*'}"))
                .contains("IMPLICITLY_DENIED", "the accounts hold no principal arn:aws:iam::111122223333:user/x");
    }

    private static String answer(String line) {
        return EvaluationLine.answer(quoted(line), 1, Policies.NOW, new CaseFiles(folder))
                .json();
    }

    private static String quoted(String text) {
        return text.replace('\'', '"');
    }
}
