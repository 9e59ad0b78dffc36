// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.schedule;

import static dev.entail.api.schedule.Deliveries.folder;
import static dev.entail.api.schedule.Deliveries.mail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.api.Entail;
import dev.entail.api.auth.Scope;
import dev.entail.api.auth.Tokens;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Records;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of each kind of reader it is told when and why access ends. */
@ExtendWith(SharedStore.class)
final class RecipientsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final String LINES = """
            {'label':'Identity','id':'ana','properties':{'kind':'EMPLOYEE','email':'ana@example.org','status':'ACTIVE'}}
            {'label':'Identity','id':'sue','properties':{'kind':'EMPLOYEE','email':'sue@example.org','status':'SUSPENDED'}}
            {'label':'Identity','id':'dan','properties':{'kind':'EMPLOYEE','email':'dan@example.org','status':'DISABLED'}}
            {'label':'Identity','id':'tom','properties':{'kind':'EMPLOYEE','email':'tom@example.org','status':'TERMINATED'}}
            {'label':'Identity','id':'eva','properties':{'kind':'CONTRACTOR','email':'eva@example.org','status':'ACTIVE','endDate':'2026-03-01'}}
            {'label':'Identity','id':'max','properties':{'kind':'CONTRACTOR','email':'max@example.org','status':'ACTIVE','endDate':'2026-03-02'}}
            {'label':'Identity','id':'acc','properties':{'kind':'EMPLOYEE','email':'acc@example.org','status':'DISABLED'}}
            {'label':'Identity','id':'own','properties':{'kind':'EMPLOYEE','status':'ACTIVE'}}
            {'relation':'ACCOUNT_OF','from':'acc','to':'own'}
            """;
    private static final String GONE = """
            {'label':'Identity','id':'gus','properties':{'kind':'EMPLOYEE','email':'gus@example.org','status':'ACTIVE'}}
            """;

    private GraphStore store;
    private Recipients recipients;

    @BeforeEach
    void load(GraphStore shared) {
        store = shared;
        Entail entail = new Entail(store);
        entail.load(Records.SOURCE, Records.of(LINES + GONE), LoadOptions.at(NOW.minus(Duration.ofDays(60))));
        entail.load(Records.SOURCE, Records.of(LINES), LoadOptions.at(NOW.minus(Duration.ofDays(1))));
        recipients = new Recipients(store);
    }

    @ParameterizedTest
    @CsvSource({
        "sue@example.org, sue is suspended",
        "dan@example.org, dan is disabled",
        "TOM@example.org, tom is terminated",
        "eva@example.org, eva is past its end date",
        "gus@example.org, gus is gone",
        "acc@example.org, acc is disabled"
    })
    void whoHasNoAccessAnyMoreGetsNoMailAndNothingGoesOutInTheirName(String address, String why) {
        assertThat(recipients.whyNot(mail(address), NOW)).contains(why);
        assertThat(recipients.whyNotFor("oidc:" + address + " (4711)", NOW)).contains(why);
    }

    @ParameterizedTest
    @CsvSource({"ana@example.org", "max@example.org", "nobody@example.org"})
    void whoHasAccessOrIsUnknownGetsMail(String address) {
        assertThat(recipients.whyNot(mail(address), NOW)).isEmpty();
        assertThat(recipients.whyNotFor("oidc:" + address + " (4711)", NOW)).isEmpty();
    }

    @Test
    void theLastDayIsADayWithAccess() {
        assertThat(recipients.whyNot(mail("max@example.org"), NOW.plus(Duration.ofDays(1))))
                .contains("max is past its end date");
    }

    @Test
    void nothingGoesOutInTheNameOfATokenThatWorksNoMore() {
        Tokens tokens = new Tokens(store);
        tokens.create("works", Set.of(Scope.RISK), "default", Optional.empty(), NOW);
        tokens.create("short", Set.of(Scope.RISK), "default", Optional.of(NOW.plus(Duration.ofDays(1))), NOW);
        tokens.create("dropped", Set.of(Scope.RISK), "default", Optional.empty(), NOW);
        tokens.revoke("dropped", NOW);
        Instant later = NOW.plus(Duration.ofDays(2));

        assertThat(recipients.whyNotFor("token:works", later)).isEmpty();
        assertThat(recipients.whyNotFor("token:short", NOW)).isEmpty();
        assertThat(recipients.whyNotFor("token:short", later)).contains("its token 'short' is expired");
        assertThat(recipients.whyNotFor("token:dropped", later)).contains("its token 'dropped' is revoked");
        assertThat(recipients.whyNotFor("token:other", later)).contains("its token 'other' is gone");
    }

    @Test
    void foldersAndTheCommandLineAreNobodys() {
        assertThat(recipients.whyNot(folder("risk"), NOW)).isEmpty();
        assertThat(recipients.whyNotFor("command line", NOW)).isEmpty();
    }
}
