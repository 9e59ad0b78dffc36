// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import dev.entail.analytics.correlation.Correlation.Ambiguous;
import dev.entail.analytics.correlation.Correlation.Match;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which rule matches an account to which person, and where no rule may. */
final class CorrelationTest {
    private static final Instant AT = Instant.parse("2026-03-01T00:00:00Z");
    private static final String PEOPLE = """
            hr:1001 Identity kind=EMPLOYEE name="Ana Silva" email=ana.silva@corp.example sourceOfRecord=hr
            hr:1002 Identity kind=EMPLOYEE name="Jürgen van der Berg" email=j.berg@corp.example sourceOfRecord=hr
            hr:1003 Identity kind=CONTRACTOR name="Okafor, Chidi" sourceOfRecord=hr
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            employeeNumber=1001                              | hr:1001 | EMPLOYEE_NUMBER | 0.99
            employeeId=001002                                | hr:1002 | EMPLOYEE_NUMBER | 0.99
            externalId=1003                                  | hr:1003 | EMPLOYEE_NUMBER | 0.99
            email=Ana.Silva@CORP.example                     | hr:1001 | EMAIL           | 0.95
            userPrincipalName=J.Berg@corp.example            | hr:1002 | EMAIL           | 0.95
            name=ana.silva@corp.example                      | hr:1001 | EMAIL           | 0.95
            userName=jberg                                   | hr:1002 | USER_NAME       | 0.85
            name=ana.silva                                   | hr:1001 | USER_NAME       | 0.85
            name=ana.silva-admin                             | hr:1001 | USER_NAME       | 0.75
            email=adm-ana.silva@corp.example                 | hr:1001 | USER_NAME       | 0.75
            name=asilva                                      | hr:1001 | NAME_PATTERN    | 0.75
            name=a-asilva                                    | hr:1001 | NAME_PATTERN    | 0.65
            name=svc_asilva                                  | hr:1001 | NAME_PATTERN    | 0.65
            name=silva.ana                                   | hr:1001 | NAME_PATTERN    | 0.75
            name=anas                                        | hr:1001 | NAME_PATTERN    | 0.75
            name=juergen.vanderberg                          | hr:1002 | NAME_PATTERN    | 0.75
            name=jurgen_berg                                 | hr:1002 | NAME_PATTERN    | 0.75
            name=chidi.okafor                                | hr:1003 | NAME_PATTERN    | 0.75
            name=x1 tags=[employee-id=1003]                  | hr:1003 | TAG             | 0.9
            name=x1 tags=[Owner=ana.silva@corp.example]      | hr:1001 | TAG             | 0.9
            """)
    void matchesAnAccountByTheBestRule(String account, String person, Rule rule, double confidence) {
        Match match = only(PEOPLE + "acc Identity kind=UNKNOWN provider=aws " + account);

        assertThat(match.account().id()).isEqualTo("acc");
        assertThat(match.candidate().person().id()).isEqualTo(person);
        assertThat(match.candidate().rule()).isEqualTo(rule);
        assertThat(match.candidate().confidence()).isEqualTo(confidence);
        assertThat(match.candidate().reason()).contains(person).startsWith("The ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind=UNKNOWN name=asilva2
            kind=UNKNOWN name=a.silva-smith
            kind=EXTERNAL email=ana.silva@elsewhere.example
            kind=UNKNOWN name="Ana Silva"
            kind=UNKNOWN name=silva
            kind=UNKNOWN externalId=0
            kind=SERVICE_ACCOUNT name=ana.silva
            kind=SERVICE_ACCOUNT name=x1 tags=[owner=ana.silva@corp.example]
            kind=CLOUD_ROLE name=asilva employeeNumber=1001
            """)
    void doesNotMatchWhatOnlyLooksLikeAPerson(String account) {
        Correlation correlation = correlate(PEOPLE + "acc Identity provider=aws " + account);

        assertThat(correlation.matches()).isEmpty();
        assertThat(correlation.ambiguous()).isEmpty();
        assertThat(correlation.unmatched() + correlation.nonHuman()).isEqualTo(1);
    }

    @Test
    void aTagMayNameThePersonOfAMachineUser() {
        assertThat(only(PEOPLE + "acc Identity kind=MACHINE_USER tags=[EmployeeNumber=1001]")
                        .candidate()
                        .person()
                        .id())
                .isEqualTo("hr:1001");
    }

    @Test
    void whatAnInputMapsIsNotDerivedAgain() {
        Correlation correlation = correlate(PEOPLE + """
                acc Identity kind=UNKNOWN name=ana.silva
                acc -ACCOUNT_OF-> hr:1003
                """);

        assertThat(correlation.matches()).isEmpty();
    }

    @Test
    void namesakesAreListedAndNotGuessed() {
        Ambiguous open = ambiguous(PEOPLE + """
                hr:1009 Identity kind=EMPLOYEE name="Anton Silva" sourceOfRecord=hr
                acc Identity kind=UNKNOWN name=asilva
                """);

        assertThat(open.candidates())
                .extracting(candidate -> candidate.person().id())
                .containsExactly("hr:1001", "hr:1009");
        assertThat(open.why()).isEqualTo("2 people fit it alike");
    }

    @Test
    void whoIsRuledOutIsNoCandidate() {
        Match match = only(PEOPLE + """
                hr:1009 Identity kind=EMPLOYEE name="Anton Silva" sourceOfRecord=hr
                acc Identity kind=UNKNOWN name=asilva
                entail:correlation/1 Event kind=REVIEWED at=2026-02-01T00:00:00Z rejected=true account=acc person=hr:1001
                """);

        assertThat(match.candidate().person().id()).isEqualTo("hr:1009");
    }

    @Test
    void identifiersThatDisagreeAreListed() {
        Ambiguous open = ambiguous(PEOPLE
                + "acc Identity kind=UNKNOWN employeeNumber=1003 email=ana.silva@corp.example tags=[employee-id=1002]");

        assertThat(open.candidates())
                .extracting(candidate -> candidate.person().id())
                .containsExactly("hr:1003", "hr:1001", "hr:1002");
    }

    @Test
    void anAddressThatWasGivenToAnotherIsListed() {
        Ambiguous open = ambiguous("""
                p Identity kind=EMPLOYEE name="Ana Silva" email=ana@corp.example employeeNumber=9 sourceOfRecord=hr
                acc Identity kind=UNKNOWN employeeNumber=8 email=ana@corp.example
                """);

        assertThat(open.why()).contains("employee number");
    }

    @Test
    void aPersonHiredAgainIsOnePerson() {
        Correlation correlation = correlate("""
                hr:1 Identity kind=EMPLOYEE name="Ana Silva" email=ana@corp.example status=TERMINATED sourceOfRecord=hr
                hr:2 Identity kind=EMPLOYEE name="Ana Silva" email=ana@corp.example status=ACTIVE sourceOfRecord=hr
                acc Identity kind=UNKNOWN email=ana@corp.example
                """);

        assertThat(pairs(correlation)).containsExactly("hr:1 hr:2 REHIRE", "acc hr:2 EMAIL");
    }

    @Test
    void aNamesakeOfSomebodyWhoLeftIsNotThatPerson() {
        Ambiguous open = ambiguous("""
                hr:1 Identity kind=EMPLOYEE name="Ana Silva" email=ana@corp.example status=TERMINATED sourceOfRecord=hr
                hr:2 Identity kind=EMPLOYEE name="Anabel Costa" email=ana@corp.example status=ACTIVE sourceOfRecord=hr
                acc Identity kind=UNKNOWN email=ana@corp.example
                """);

        assertThat(open.candidates()).hasSize(2);
    }

    @Test
    void anAccountStaysThatOfAPersonWhoIsGone() {
        Match match = only("""
                hr:1 Identity kind=EMPLOYEE name="Ana Silva" email=ana@corp.example sourceOfRecord=hr gone=2026-02-01T00:00:00Z
                acc Identity kind=UNKNOWN email=ana@corp.example
                """);

        assertThat(match.candidate().person().id()).isEqualTo("hr:1");
    }

    @Test
    void aDirectoryUserIsAnAccountWhereThereIsARecordAndAPersonWhereThereIsNone() {
        Correlation correlation = correlate(PEOPLE + """
                scim:okta:1 Identity kind=EMPLOYEE provider=scim userName=as employeeNumber=1001 email=as@corp.example
                scim:okta:2 Identity kind=EMPLOYEE provider=scim userName=zoe email=zoe@corp.example
                one Identity kind=UNKNOWN provider=aws name=as@corp.example
                two Identity kind=UNKNOWN provider=aws name=zoe@corp.example
                """);

        assertThat(pairs(correlation))
                .containsExactlyInAnyOrder(
                        "scim:okta:1 hr:1001 EMPLOYEE_NUMBER", "one hr:1001 EMAIL", "two scim:okta:2 EMAIL");
        assertThat(correlation.unmatched()).isZero();
    }

    private static Correlation correlate(String text) {
        return Correlation.of(Found.estate(text), AT);
    }

    private static Match only(String text) {
        Correlation correlation = correlate(text);
        assertThat(correlation.ambiguous()).isEmpty();
        assertThat(correlation.matches()).hasSize(1);
        return correlation.matches().getFirst();
    }

    private static Ambiguous ambiguous(String text) {
        Correlation correlation = correlate(text);
        assertThat(correlation.matches()).isEmpty();
        assertThat(correlation.ambiguous()).hasSize(1);
        return correlation.ambiguous().getFirst();
    }

    private static List<String> pairs(Correlation correlation) {
        return correlation.matches().stream()
                .map(it -> it.account().id() + " " + it.candidate().person().id() + " "
                        + it.candidate().rule())
                .toList();
    }
}
