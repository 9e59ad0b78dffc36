// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every operator against a context that is complete; the columns are condition, context, whether it holds. */
class ConditionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '`', textBlock = """
            {'StringEquals':{'a:k':'x'}}                        @ a:k=x     @ true
            {'StringEquals':{'a:k':'x'}}                        @ A:K=x     @ true
            {'StringEquals':{'A:K':'x'}}                        @ a:k=x     @ true
            {'StringEquals':{'a:k':'x'}}                        @ a:k=X     @ false
            {'StringEquals':{'a:k':'x*'}}                       @ a:k=xy    @ false
            {'StringEquals':{'a:k':['x','y']}}                  @ a:k=y     @ true
            {'StringEquals':{'a:k':'x'}}                        @ ``        @ false
            {'StringEquals':{'a:k':'x','a:l':'y'}}              @ a:k=x     @ false
            {'StringEquals':{'a:k':'x','a:l':'y'}}              @ a:k=x;a:l=y @ true
            {'StringEquals':{'a:k':''}}                         @ a:k=      @ true
            {'StringNotEquals':{'a:k':'x'}}                     @ a:k=y     @ true
            {'StringNotEquals':{'a:k':['x','y']}}               @ a:k=y     @ false
            {'StringNotEquals':{'a:k':'x'}}                     @ ``        @ true
            {'StringEqualsIgnoreCase':{'a:k':'xY'}}             @ a:k=Xy    @ true
            {'StringNotEqualsIgnoreCase':{'a:k':'xY'}}          @ a:k=Xy    @ false
            {'StringLike':{'a:k':'x*z?'}}                       @ a:k=x/yz1 @ true
            {'StringLike':{'a:k':'X*'}}                         @ a:k=xy    @ false
            {'StringLike':{'a:k':'*'}}                          @ ``        @ false
            {'StringNotLike':{'a:k':['x*','y*']}}               @ a:k=y1    @ false
            {'StringNotLike':{'a:k':['x*','y*']}}               @ a:k=z     @ true
            {'StringNotLike':{'a:k':'x*'}}                      @ ``        @ true
            {'StringLike':{'a:k':'x'},'Bool':{'a:b':'true'}}    @ a:k=x;a:b=false @ false
            {}                                                  @ ``        @ true
            """)
    void comparesTexts(String condition, String context, boolean holds) {
        check(condition, context, holds);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '`', textBlock = """
            {'NumericEquals':{'a:k':'10'}}                      @ a:k=10.0  @ true
            {'NumericEquals':{'a:k':10}}                        @ a:k=10    @ true
            {'NumericNotEquals':{'a:k':'10'}}                   @ a:k=10    @ false
            {'NumericNotEquals':{'a:k':'10'}}                   @ ``        @ true
            {'NumericLessThan':{'a:k':'10'}}                    @ a:k=9.99  @ true
            {'NumericLessThan':{'a:k':'10'}}                    @ a:k=10    @ false
            {'NumericLessThan':{'a:k':'10'}}                    @ ``        @ false
            {'NumericLessThanEquals':{'a:k':'10'}}              @ a:k=10    @ true
            {'NumericGreaterThan':{'a:k':'-1'}}                 @ a:k=0     @ true
            {'NumericGreaterThanEquals':{'a:k':'10'}}           @ a:k=9     @ false
            {'NumericLessThan':{'a:k':'10'}}                    @ a:k=few   @ false
            {'NumericLessThan':{'a:k':'few'}}                   @ a:k=1     @ false
            {'DateEquals':{'a:k':'2026-01-01T00:00:00Z'}}       @ a:k=2026-01-01 @ true
            {'DateEquals':{'a:k':'2026-01-01T01:00:00+01:00'}}  @ a:k=2026-01-01T00:00:00Z @ true
            {'DateEquals':{'a:k':'1767225600'}}                 @ a:k=2026-01-01T00:00Z @ true
            {'DateNotEquals':{'a:k':'2026'}}                    @ a:k=2026-01 @ false
            {'DateLessThan':{'a:k':'2026-01-01T00:00:00Z'}}     @ a:k=2025-12-31T23:59:59.999Z @ true
            {'DateLessThanEquals':{'a:k':'2026-01-01T00:00:00Z'}} @ a:k=2026-01-01T00:00:00Z @ true
            {'DateGreaterThan':{'a:k':'2026-01-01T00:00:00Z'}}  @ a:k=2026-01-01T00:00:00Z @ false
            {'DateGreaterThanEquals':{'a:k':'2026-01-01T00:00:00Z'}} @ a:k=2026-01-01T00:00:00 @ true
            {'DateGreaterThan':{'a:k':'yesterday'}}             @ a:k=2026-01-01 @ false
            {'DateGreaterThan':{'aws:CurrentTime':'2026-06-01T11:59:59Z'}} @ `` @ true
            {'DateLessThan':{'aws:CurrentTime':'2026-06-01T11:59:59Z'}} @ `` @ false
            {'NumericGreaterThan':{'aws:EpochTime':'1767225600'}} @ ``      @ true
            """)
    void comparesNumbersAndDates(String condition, String context, boolean holds) {
        check(condition, context, holds);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '`', textBlock = """
            {'Bool':{'a:k':'true'}}                             @ a:k=true  @ true
            {'Bool':{'a:k':true}}                               @ a:k=True  @ true
            {'Bool':{'a:k':'false'}}                            @ a:k=true  @ false
            {'Bool':{'a:k':'false'}}                            @ ``        @ false
            {'BoolIfExists':{'a:k':'false'}}                    @ ``        @ true
            {'BinaryEquals':{'a:k':'QUJD'}}                     @ a:k=QUJD  @ true
            {'BinaryEquals':{'a:k':'QUJD'}}                     @ a:k=QUJE  @ false
            {'IpAddress':{'a:k':'10.0.0.0/8'}}                  @ a:k=10.255.0.1 @ true
            {'IpAddress':{'a:k':'10.0.0.0/8'}}                  @ a:k=11.0.0.1 @ false
            {'IpAddress':{'a:k':'10.1.2.3'}}                    @ a:k=10.1.2.3 @ true
            {'IpAddress':{'a:k':['10.0.0.0/8','2001:db8::/32']}} @ a:k=2001:DB8:1::7 @ true
            {'IpAddress':{'a:k':'2001:db8::/32'}}               @ a:k=2001:db9:: @ false
            {'IpAddress':{'a:k':'0.0.0.0/0'}}                   @ a:k=::1   @ false
            {'IpAddress':{'a:k':'10.0.0.0/33'}}                 @ a:k=10.0.0.0 @ false
            {'IpAddress':{'a:k':'10.0.0.0/8'}}                  @ ``        @ false
            {'NotIpAddress':{'a:k':['10.0.0.0/8','11.0.0.0/8']}} @ a:k=11.0.0.1 @ false
            {'NotIpAddress':{'a:k':'10.0.0.0/8'}}               @ a:k=12.0.0.1 @ true
            {'NotIpAddress':{'a:k':'10.0.0.0/8'}}               @ ``        @ true
            {'ArnEquals':{'a:k':'arn:aws:sns:*:1:t*'}}          @ a:k=arn:aws:sns:eu:1:topic @ true
            {'ArnLike':{'a:k':'arn:aws:sns:*:1:t'}}             @ a:k=arn:aws:sns:eu:9:s:1:t @ false
            {'ArnLike':{'a:k':'arn:aws:sns:*:t'}}               @ a:k=arn:aws:sns:eu:1:t @ false
            {'ArnLike':{'a:k':'arn:aws:lambda:*:*:function:*'}} @ a:k=arn:aws:lambda:eu:1:function:f:1 @ true
            {'ArnLike':{'a:k':'arn:aws:sns:eu:1:T'}}            @ a:k=arn:aws:sns:eu:1:t @ false
            {'ArnLike':{'a:k':'arn:aws:sns:eu:1:t'}}            @ a:k=t     @ false
            {'ArnNotEquals':{'a:k':'arn:aws:sns:*:1:t*'}}       @ a:k=arn:aws:sns:eu:1:topic @ false
            {'ArnNotLike':{'a:k':'arn:aws:sns:*:1:t*'}}         @ a:k=arn:aws:sns:eu:2:topic @ true
            {'ArnNotLike':{'a:k':'arn:aws:sns:*:1:t*'}}         @ ``        @ true
            {'Null':{'a:k':'true'}}                             @ ``        @ true
            {'Null':{'a:k':'true'}}                             @ a:k=x     @ false
            {'Null':{'a:k':false}}                              @ a:k=      @ true
            {'Null':{'a:k':'false'}}                            @ ``        @ false
            """)
    void comparesTheOtherKinds(String condition, String context, boolean holds) {
        check(condition, context, holds);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '`', textBlock = """
            {'StringEqualsIfExists':{'a:k':'x'}}                @ ``        @ true
            {'StringEqualsIfExists':{'a:k':'x'}}                @ a:k=y     @ false
            {'StringNotEqualsIfExists':{'a:k':'x'}}             @ ``        @ true
            {'NumericLessThanIfExists':{'a:k':'1'}}             @ ``        @ true
            {'ForAllValues:StringEquals':{'a:k':['x','y']}}     @ a:k=x|y   @ true
            {'ForAllValues:StringEquals':{'a:k':['x','y']}}     @ a:k=x|z   @ false
            {'ForAllValues:StringEquals':{'a:k':'x'}}           @ ``        @ true
            {'ForAllValues:StringNotEquals':{'a:k':['x','y']}}  @ a:k=z|w   @ true
            {'ForAllValues:StringNotEquals':{'a:k':['x','y']}}  @ a:k=x|z   @ false
            {'ForAllValues:StringNotEquals':{'a:k':'x'}}        @ ``        @ true
            {'ForAllValues:StringLikeIfExists':{'a:k':'x*'}}    @ ``        @ true
            {'ForAnyValue:StringEquals':{'a:k':['x','y']}}      @ a:k=z|y   @ true
            {'ForAnyValue:StringEquals':{'a:k':['x','y']}}      @ a:k=z     @ false
            {'ForAnyValue:StringEquals':{'a:k':'x'}}            @ ``        @ false
            {'ForAnyValue:StringNotEquals':{'a:k':'x'}}         @ a:k=x|z   @ true
            {'ForAnyValue:StringNotEquals':{'a:k':'x'}}         @ a:k=x|x   @ false
            {'ForAnyValue:StringNotEquals':{'a:k':'x'}}         @ ``        @ false
            {'ForAnyValue:StringLikeIfExists':{'a:k':'x*'}}     @ ``        @ false
            {'forallvalues:stringlike':{'a:k':'x*'}}            @ a:k=x1|x2 @ true
            {'ForAllValues:StringEquals':{'a:k':'x'}}           @ a:k=      @ true
            {'ForAnyValue:StringEquals':{'a:k':''}}             @ a:k=      @ false
            {'ForAnyValue:StringNotEquals':{'a:k':'x'}}         @ a:k=      @ false
            {'ForAnyValue:BoolIfExists':{'a:k':'true'}}         @ ``        @ false
            {'StringEquals':{'a:k':'x'}}                        @ a:k=y|x   @ true
            {'StringNotEquals':{'a:k':'x'}}                     @ a:k=y|x   @ false
            """)
    void treatsAbsentKeysAndSetsAsDocumented(String condition, String context, boolean holds) {
        check(condition, context, holds);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '`', textBlock = """
            {'StringEquals':{'a:k':'${aws:username}'}}          @ a:k=alice   @ true
            {'StringLike':{'a:k':'home/${aws:username}/*'}}     @ a:k=home/alice/x @ true
            {'StringEqualsIgnoreCase':{'a:k':'${a:l}'}}         @ a:k=ABC;a:l=abC @ true
            {'StringLike':{'a:k':'${a:l}'}}                     @ a:k=abc;a:l=a* @ false
            {'StringEquals':{'a:k':'${a:none}'}}                @ a:k=x       @ false
            {'StringEquals':{'a:k':['${a:none}','x']}}          @ a:k=x       @ true
            {'StringNotEquals':{'a:k':'${a:none}'}}             @ a:k=x       @ false
            {'StringNotEquals':{'a:k':'${a:l}'}}                @ a:k=x;a:l=y @ true
            {'ArnLike':{'a:k':'arn:aws:iam::1:user/${aws:username}'}} @ a:k=arn:aws:iam::1:user/alice @ true
            {'StringEquals':{'a:k':'${*}'}}                     @ a:k=*       @ true
            {'NumericEquals':{'a:k':'${a:l}'}}                  @ a:k=1;a:l=1 @ false
            """)
    void expandsVariables(String condition, String context, boolean holds) {
        check(condition, context, holds);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '`', textBlock = """
            {'Bool':{'aws:MultiFactorAuthPresent':'true'}}      @ aws:MultiFactorAuthPresent must be true
            {'BoolIfExists':{'aws:ViaAWSService':'true'}}       @ aws:ViaAWSService must be true, if the request carries it
            {'IpAddress':{'aws:SourceIp':['10.0.0.0/8','::1']}} @ aws:SourceIp must be in 10.0.0.0/8 or ::1
            {'StringNotLike':{'a:k':'x*'}}                      @ a:k must not match x*
            {'Null':{'aws:TokenIssueTime':'true'}}              @ the request must not carry aws:TokenIssueTime
            {'Null':{'aws:TokenIssueTime':'false'}}             @ the request must carry aws:TokenIssueTime
            {'ForAllValues:StringEquals':{'aws:TagKeys':'a'}}   @ every value of aws:TagKeys must be a
            {'ForAnyValue:StringEquals':{'aws:TagKeys':'a'}}    @ at least one value of aws:TagKeys must be a
            {'NumericLessThan':{'aws:MultiFactorAuthAge':'60'}} @ aws:MultiFactorAuthAge must be less than 60
            {'DateLessThan':{'a:k':'2030'}}                     @ a:k must be before 2030
            """)
    void saysWhatAnAllowStillNeeds(String condition, String text) {
        Decision decision = decideOpen(Policies.allowIf(condition));

        assertThat(decision.outcome()).isEqualTo(Outcome.CONDITIONAL);
        assertThat(decision.conditions()).containsExactly(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '`', textBlock = """
            {'Bool':{'aws:SecureTransport':'false'}}            @ aws:SecureTransport must not be false
            {'StringNotEquals':{'aws:PrincipalOrgID':'o-1'}}    @ aws:PrincipalOrgID must be o-1
            {'BoolIfExists':{'aws:MultiFactorAuthPresent':'false'}} @ the request must carry aws:MultiFactorAuthPresent, which must not be false
            {'Null':{'a:k':'true'}}                             @ the request must carry a:k
            {'ForAnyValue:StringEquals':{'a:k':'x'}}            @ every value of a:k must not be x
            {'ForAllValues:StringEquals':{'a:k':'x'}}           @ at least one value of a:k must not be x
            {'StringEquals':{'a:k':'x','a:l':'y'}}              @ a:k must not be x, or a:l must not be y
            """)
    void saysWhatADenyMustNotFind(String condition, String text) {
        Decision decision = decideOpen(Policies.allow("*", "*"), Policies.denyIf(condition));

        assertThat(decision.outcome()).isEqualTo(Outcome.CONDITIONAL);
        assertThat(decision.conditions()).containsExactly(text);
    }

    @Test
    void joinsAlternativeStatementsWithOr() {
        Decision decision = decideOpen(
                Policies.allowIf("{'StringEquals':{'a:k':'x','a:l':'y'}}"),
                Policies.allowIf("{'StringEquals':{'a:m':'z'}}"));

        assertThat(decision.conditions()).containsExactly("a:k must be x and a:l must be y, or a:m must be z");
        assertThat(decision.because()).extracting(Because::statement).containsExactly(0, 1);
    }

    @Test
    void knowsThatAFalseConditionMakesAnUnknownOneIrrelevant() {
        Decision decision = decideOpen(
                Policies.allow("*", "*"), Policies.denyIf("{'StringEquals':{'a:k':'x','aws:username':'bob'}}"));

        assertThat(decision.outcome()).isEqualTo(Outcome.ALLOWED);
    }

    @Test
    void leavesAKeyThatIsKnownToBeAbsentOutOfTheUnknown() {
        Context context = Context.open(Map.of()).with("a:k");
        Request request = new Request(Policies.USER, "s3:GetObject", Policies.OBJECT, null, context);

        assertThat(Policies.outcome(
                        request, Policies.identity(Policies.allowIf("{'Null':{'A:K':'true'}}")), Surroundings.NONE))
                .isEqualTo(Outcome.ALLOWED);
    }

    private static Decision decideOpen(String... statements) {
        Request request = Policies.open(Policies.USER, "s3:GetObject", Policies.OBJECT);
        return Policies.decide(request, Policies.identity(statements), Surroundings.NONE);
    }

    private static void check(String condition, String context, boolean holds) {
        Request request = new Request(Policies.USER, "s3:GetObject", Policies.OBJECT, null, Policies.context(context));
        PolicySet policies = Policies.identity(Policies.allowIf(condition));

        assertThat(Policies.outcome(request, policies, Surroundings.NONE))
                .isEqualTo(holds ? Outcome.ALLOWED : Outcome.IMPLICITLY_DENIED);
    }
}
