// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Found;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who might answer for what nobody answers for. */
final class OwnerSuggestionsTest {
    private static final String PEOPLE = """
            ana Identity kind=EMPLOYEE name="Ana Silva" email=ana.silva@example.com
            ben Identity kind=EMPLOYEE name=Ben status=TERMINATED
            ana-aws Identity kind=EMPLOYEE
            ana-aws -ACCOUNT_OF-> ana
            pay Owner kind=TEAM name=Payments
            ana -MEMBER_OF-> pay
            empty Owner kind=TEAM name=Ghost
            """;

    @Test
    void takesATagForAHint() {
        OwnerSuggestion suggestion = suggestions("svc Identity kind=SERVICE_ACCOUNT tags=[owner=Ana.Silva@example.com]")
                .getFirst();

        assertThat(suggestion.owner().id()).isEqualTo("ana");
        assertThat(suggestion.confidence()).isEqualTo(0.8);
        assertThat(suggestion.reasons()).containsExactly("its tag owner=Ana.Silva@example.com names them");
    }

    @Test
    void namesThePersonOfAnAccountThatCreatedIt() {
        assertThat(suggestions("svc Identity kind=SERVICE_ACCOUNT\nsvc -CREATED_BY-> ana-aws"))
                .extracting(each -> each.owner().id())
                .containsExactly("ana");
    }

    @Test
    void neverSuggestsThePipelineThatCreatedItButItsOwner() {
        List<OwnerSuggestion> found = suggestions("""
                svc Identity kind=SERVICE_ACCOUNT
                pipeline Identity kind=MACHINE_USER name=deployer
                pipeline -OWNED_BY-> pay
                svc -CREATED_BY-> pipeline
                """);

        assertThat(found).extracting(each -> each.owner().id()).containsExactly("pay");
        assertThat(found.getFirst().confidence()).isEqualTo(0.4);
        assertThat(found.getFirst().reasons()).containsExactly("answers for deployer, which created it");
    }

    @Test
    void suggestsNobodyWhoLeftAndNoEmptyTeam() {
        assertThat(suggestions("""
                svc Identity kind=SERVICE_ACCOUNT name=ghost-runner
                svc -CREATED_BY-> ben
                """)).isEmpty();
    }

    @Test
    void addsUpHintsThatAgree() {
        List<OwnerSuggestion> found = suggestions("""
                svc Identity kind=SERVICE_ACCOUNT name=payments-ledger
                app Workload name=ledger
                app -RUNS_AS-> svc
                app -OWNED_BY-> pay
                space Scope kind=NAMESPACE name=payments
                space -CONTAINS-> svc
                space -OWNED_BY-> pay
                """);

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().confidence()).isCloseTo(1 - 0.3 * 0.55 * 0.7, within(0.01));
        assertThat(found.getFirst().reasons())
                .containsExactly(
                        "answers for ledger, which it belongs to",
                        "answers for payments, which contains it",
                        "has the name that its name begins with");
    }

    @Test
    void saysLessOfOneOfManyWhoControlIt() {
        List<OwnerSuggestion> found = suggestions("""
                svc Identity kind=SERVICE_ACCOUNT
                cleo Identity kind=EMPLOYEE
                ana -CONTROLS-> svc
                cleo -CONTROLS-> svc
                """);

        assertThat(found).extracting(OwnerSuggestion::confidence).containsExactly(0.25, 0.25);
        assertThat(found.getFirst().reasons()).containsExactly("controls it, as one of 2");
    }

    private static List<OwnerSuggestion> suggestions(String text) {
        AnalysisContext context = Found.context("2026-03-01T00:00:00Z", PEOPLE + text, Map.of());
        return OwnerSuggestions.of(context, context.estate().entity("svc").orElseThrow());
    }
}
