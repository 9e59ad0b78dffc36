// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Control;
import dev.entail.analytics.Descriptor;
import dev.entail.analytics.EntityRef;
import dev.entail.analytics.Evidence;
import dev.entail.analytics.Need;
import dev.entail.analytics.Precedence;
import dev.entail.analytics.Severity;
import dev.entail.analytics.Subjects;
import dev.entail.analytics.Suspicion;
import dev.entail.analytics.TestGraph;
import dev.entail.analytics.finding.Triaged.Reason;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.load.Input;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Loader;
import dev.entail.graph.source.records.RecordsSource;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStore.class)
final class FindingLifeTest {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private static final Instant MONDAY = NOW.minus(Duration.ofDays(4));
    private static final Instant TUESDAY = NOW.minus(Duration.ofDays(3));
    private static final Instant WEDNESDAY = NOW.minus(Duration.ofDays(2));
    private static final Instant THURSDAY = NOW.minus(Duration.ofDays(1));

    private static final Descriptor UNUSED = Descriptor.of("secret.testing")
            .title("A secret of a test")
            .severity(Severity.MEDIUM)
            .summary("A test says so.")
            .recommendation("Nothing.")
            .controls(Control.owaspNhi("NHI1"))
            .needs(Need.property("last use", "lastUsedAt"))
            .subjects(Subjects.SECRETS)
            .build();

    private static final String PEOPLE = """
            {"label":"Identity","id":"ana","properties":{"kind":"EMPLOYEE","name":"Ana","status":"ACTIVE"}}
            {"label":"Identity","id":"leo","properties":{"kind":"EMPLOYEE","name":"Leo","status":"TERMINATED"}}
            {"label":"Identity","id":"eva","properties":{"kind":"CONTRACTOR","name":"Eva","endDate":"2020-01-31"}}
            {"label":"Identity","id":"bot","properties":{"kind":"BOT","name":"Bot"}}
            """;
    private static final String KEY = """
            {"label":"Secret","id":"key","properties":{"kind":"API_KEY","lastUsedAt":"2026-01-01T00:00:00Z"}}
            """;
    private static final String BLIND_KEY = """
            {"label":"Secret","id":"key","properties":{"kind":"API_KEY"}}
            """;

    private GraphStore store;
    private FindingStore findings;
    private Triage triage;

    @BeforeEach
    void open(GraphStore shared) {
        store = shared;
        findings = new FindingStore(shared);
        triage = new Triage(shared, 366);
        load(PEOPLE + KEY, MONDAY.minus(Duration.ofDays(1)));
    }

    private void load(String records, Instant at) {
        new Loader(store, List.of())
                .load(
                        new RecordsSource(),
                        Input.of("records", records.getBytes(StandardCharsets.UTF_8)),
                        LoadOptions.at(at));
    }

    private Recorded run(Instant at, Suspicion... found) {
        AnalysisContext context = TestGraph.context(store, at);
        return record(context, UNUSED, found);
    }

    private Recorded record(AnalysisContext context, Descriptor analysis, Suspicion... found) {
        try (WriteBehind behind = new WriteBehind(store)) {
            Recorded recorded = new FindingRecorder(store, behind, context, analysis).record(List.of(found));
            behind.finish();
            return recorded;
        }
    }

    private static Suspicion suspicion(String subject, String title, double risk) {
        EntityRef ref = new EntityRef(subject, "Name of " + subject, EntityLabel.SECRET);
        Evidence evidence = new Evidence("A fact", "records", subject, Map.of("part", "value"), MONDAY);
        return new Suspicion(ref, "cause", title, Severity.MEDIUM, risk, List.of(evidence));
    }

    private static final Suspicion SUSPICION = suspicion("key", "key is unused", 40);

    private Finding only() {
        List<Finding> all = findings.list(FindingFilter.ALL, FindingOrder.USUAL, 0, 10);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private Decision.Except except(String approver, Instant until) {
        return new Decision.Except(approver, "Vendor needs it", until, "tester", NOW);
    }

    @Test
    void keepsWhatItFoundWithAllThatIsKnownOfIt() {
        assertThat(run(MONDAY, SUSPICION)).isEqualTo(new Recorded("secret.testing", 1, 1, 0, 0, 0));

        Finding finding = only();
        assertThat(finding.title()).isEqualTo("key is unused");
        assertThat(finding.status()).isEqualTo(FindingStatus.OPEN);
        assertThat(finding.risk()).isEqualTo(40);
        assertThat(finding.subject()).isEqualTo(SUSPICION.subject());
        assertThat(finding.sources()).containsExactly("records");
        assertThat(finding.evidence()).isEqualTo(SUSPICION.evidence());
        assertThat(finding.firstSeen()).isEqualTo(MONDAY);
        assertThat(finding.lastSeen()).isEqualTo(MONDAY);
        assertThat(findings.find(finding.id())).contains(finding);
        assertThat(findings.find("finding:none")).isEmpty();
    }

    @Test
    void tellsWhenItWasSeenLastAndReadsAsItDoesNow() {
        run(MONDAY, SUSPICION);
        String id = only().id();

        assertThat(run(TUESDAY, SUSPICION)).isEqualTo(new Recorded("secret.testing", 1, 0, 0, 0, 0));
        assertThat(only().lastSeen()).isEqualTo(TUESDAY);
        run(WEDNESDAY, suspicion("key", "key is unused for 92 days", 45));

        assertThat(only().id()).isEqualTo(id);
        assertThat(only().title()).isEqualTo("key is unused for 92 days");
        assertThat(only().risk()).isEqualTo(45);
        assertThat(only().firstSeen()).isEqualTo(MONDAY);
        assertThat(only().lastSeen()).isEqualTo(WEDNESDAY);
    }

    @Test
    void resolvesWhatIsGoneAndReopensWhatReturns() {
        run(MONDAY, SUSPICION);
        assertThat(run(TUESDAY).resolved()).isEqualTo(1);
        assertThat(only().status()).isEqualTo(FindingStatus.RESOLVED);
        assertThat(only().resolvedAt()).contains(TUESDAY);
        assertThat(only().lastSeen()).isEqualTo(MONDAY);
        assertThat(run(WEDNESDAY).resolved()).isZero();

        assertThat(run(THURSDAY, SUSPICION).reopened()).isEqualTo(1);

        assertThat(only().status()).isEqualTo(FindingStatus.OPEN);
        assertThat(only().reopened()).isEqualTo(1);
        assertThat(only().reopenedAt()).contains(THURSDAY);
        assertThat(only().resolvedAt()).isEmpty();
        assertThat(only().firstSeen()).isEqualTo(MONDAY);
        assertThat(only().lastSeen()).isEqualTo(THURSDAY);
        assertThat(history())
                .containsExactly("OPEN RESOLVED " + TUESDAY + " analysis", "RESOLVED OPEN " + THURSDAY + " analysis");
    }

    private List<String> history() {
        String id = only().id();
        return findings.history(List.of(id)).getOrDefault(id, List.of()).stream()
                .map(change -> change.from() + " " + change.to() + " " + change.at() + " " + change.by())
                .toList();
    }

    @Test
    void doesNotTakeSilenceForSafetyWhereTheSubjectCouldNotBeJudged() {
        run(MONDAY, SUSPICION);
        load(PEOPLE + BLIND_KEY, MONDAY.plusSeconds(60));

        Recorded recorded = run(TUESDAY);

        assertThat(recorded.kept()).isEqualTo(1);
        assertThat(recorded.resolved()).isZero();
        assertThat(only().status()).isEqualTo(FindingStatus.OPEN);
        assertThat(only().lastSeen()).isEqualTo(MONDAY);

        load(PEOPLE + KEY, TUESDAY.plusSeconds(60));
        run(WEDNESDAY, SUSPICION);
        assertThat(only().lastSeen()).isEqualTo(WEDNESDAY);
        assertThat(only().reopened()).isZero();
    }

    @Test
    void resolvesWhatASubjectHadThatIsGone() {
        run(MONDAY, SUSPICION);
        load(PEOPLE + BLIND_KEY, MONDAY.plusSeconds(60));
        load(PEOPLE, MONDAY.plusSeconds(120));

        assertThat(run(TUESDAY).resolved()).isEqualTo(1);
    }

    @Test
    void keepsAnAcknowledgementUntilTheCauseIsGone() {
        run(MONDAY, SUSPICION);
        String id = only().id();
        assertThat(triage.decide(List.of(id), new Decision.Acknowledge("On it", "tester", MONDAY))
                        .changed())
                .containsExactly(id);

        run(TUESDAY, suspicion("key", "key is unused for longer", 50));
        assertThat(only().status()).isEqualTo(FindingStatus.ACKNOWLEDGED);
        assertThat(only().acknowledgement()).contains(new Acknowledgement("tester", MONDAY, "On it"));

        run(WEDNESDAY);
        run(THURSDAY, SUSPICION);
        assertThat(only().status()).isEqualTo(FindingStatus.OPEN);
        assertThat(only().acknowledgement()).isEmpty();
        assertThat(history())
                .startsWith(
                        "OPEN ACKNOWLEDGED " + MONDAY + " tester", "ACKNOWLEDGED RESOLVED " + WEDNESDAY + " analysis");
    }

    @Test
    void acceptsAFindingUntilTheExceptionEnds() {
        run(MONDAY, SUSPICION);
        String id = only().id();
        Instant until = NOW.plus(Duration.ofDays(30));
        assertThat(triage.decide(List.of(id), except("ana", until)).refused()).isEmpty();

        assertThat(only().status()).isEqualTo(FindingStatus.EXCEPTED);
        assertThat(only().exception()).contains(new FindingException("ana", "Vendor needs it", until, "tester", NOW));
        run(until.minusSeconds(1), SUSPICION);
        assertThat(only().status()).isEqualTo(FindingStatus.EXCEPTED);

        assertThat(run(until, SUSPICION).reopened()).isEqualTo(1);
        assertThat(only().status()).isEqualTo(FindingStatus.OPEN);
        assertThat(only().exception()).isEmpty();
        assertThat(history())
                .containsExactly("OPEN EXCEPTED " + NOW + " tester", "EXCEPTED OPEN " + until + " analysis");
    }

    @Test
    void showsAFindingAsOpenOnceItsExceptionHasEndedThoughNothingRanSince() {
        run(MONDAY, SUSPICION);
        String id = only().id();
        triage.decide(List.of(id), new Decision.Except("ana", "For a day", TUESDAY, "tester", MONDAY.plusSeconds(1)));

        assertThat(only().status()).isEqualTo(FindingStatus.OPEN);
        assertThat(only().exception()).isEmpty();
        assertThat(findings.count(FindingFilter.ALL.withStatuses(Set.of(FindingStatus.OPEN))))
                .isEqualTo(1);
        assertThat(findings.count(FindingFilter.ALL.withStatuses(Set.of(FindingStatus.EXCEPTED))))
                .isZero();
        assertThat(findings.tally(FindingFilter.UNRESOLVED))
                .containsExactly(new FindingCount("secret.testing", Severity.MEDIUM, FindingStatus.OPEN, 1));
    }

    @Test
    void refusesAnExceptionThatNobodyCanAnswerFor() {
        run(MONDAY, SUSPICION);
        String id = only().id();
        Instant until = NOW.plus(Duration.ofDays(30));

        assertThat(refusal(id, except("nobody", until))).contains("'nobody'", "no source names");
        assertThat(refusal(id, except("bot", until))).contains("'bot'", "is no person");
        assertThat(refusal(id, except("leo", until))).contains("'leo'", "TERMINATED");
        assertThat(refusal(id, except("eva", until))).contains("'eva'", "left on 2020-01-31");
        assertThat(refusal(id, except("ana", NOW))).contains("a time after now");
        assertThat(refusal(id, except("ana", NOW.plus(Duration.ofDays(366)).plusSeconds(1))))
                .contains("at most 366 days");
        assertThat(refusal(id, new Decision.Except("ana", " ", until, "tester", NOW)))
                .contains("reason is blank");
        assertThat(only().status()).isEqualTo(FindingStatus.OPEN);
        assertThat(history()).isEmpty();
        assertThat(triage.decide(List.of(id), except("ana", NOW.plus(Duration.ofDays(366))))
                        .refused())
                .isEmpty();
    }

    private String refusal(String id, Decision decision) {
        Triaged triaged = triage.decide(List.of(id), decision);
        assertThat(triaged.changed()).isEmpty();
        assertThat(triaged.refused())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.BAD_DECISION));
        return triaged.refused().getFirst().message();
    }

    @Test
    void doesNotLetTheSubjectApproveItsOwnException() {
        EntityRef ana = new EntityRef("ana", "Ana", EntityLabel.IDENTITY);
        run(MONDAY, new Suspicion(ana, "cause", "Ana has much", Severity.LOW, 10, List.of()));

        Triaged triaged = triage.decide(List.of(only().id()), except("ana", NOW.plus(Duration.ofDays(1))));

        assertThat(triaged.refused())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.message()).contains("about the approver"));
    }

    @Test
    void saysWhyADecisionDoesNotHold() {
        run(MONDAY, SUSPICION);
        String id = only().id();
        Decision reopen = new Decision.Reopen("", "tester", NOW);

        Triaged triaged = triage.decide(List.of(id, "finding:none"), reopen);

        assertThat(triaged.refused())
                .extracting(Triaged.Refusal::reason)
                .containsExactly(Reason.NOT_ALLOWED, Reason.NOT_FOUND);
        assertThat(triaged.refused().getFirst().message()).contains("OPEN", "ACKNOWLEDGED or EXCEPTED");
        triage.decide(List.of(id), new Decision.Acknowledge("", "tester", NOW));
        assertThat(triage.decide(List.of(id), reopen).changed()).containsExactly(id);
        assertThat(only().status()).isEqualTo(FindingStatus.OPEN);
    }

    @Test
    void putsWhatAnAttackerTriesFirstBeforeOthersOfEqualRisk() {
        List<Descriptor> analyses = IntStream.range(0, Precedence.values().length)
                .mapToObj(number -> Descriptor.of("order." + (char) ('z' - number))
                        .title("t")
                        .summary("s")
                        .recommendation("r")
                        .controls(Control.csf("PR.AA-01"))
                        .precedence(Precedence.values()[number])
                        .build())
                .toList();
        AnalysisContext context = TestGraph.context(store, MONDAY);
        for (Descriptor analysis : analyses.reversed()) {
            record(context, analysis, suspicion("key", analysis.id(), 50), suspicion("other", "graver", 50.5));
        }

        assertThat(findings.list(FindingFilter.ALL, FindingOrder.USUAL, analyses.size(), 100))
                .extracting(Finding::title)
                .containsExactlyElementsOf(analyses.stream().map(Descriptor::id).toList());
    }

    @Test
    void listsPagesOfWhatIsWanted() {
        run(
                MONDAY,
                IntStream.range(0, 25)
                        .mapToObj(number -> suspicion("key" + number, "Title " + number, 40 + number))
                        .toArray(Suspicion[]::new));
        FindingFilter filter = FindingFilter.ALL.withTypes(List.of("secret.testing"));

        List<Finding> page = findings.list(filter, FindingOrder.USUAL, 10, 5);

        assertThat(page).extracting(Finding::risk).containsExactly(54.0, 53.0, 52.0, 51.0, 50.0);
        assertThat(findings.count(filter)).isEqualTo(25);
        assertThat(findings.count(filter.withText("tITLE 7"))).isEqualTo(1);
        assertThat(findings.count(filter.withText("name of KEY2"))).isEqualTo(6);
        assertThat(findings.count(filter.withSubjects(List.of("key3", "key4", "none"))))
                .isEqualTo(2);
        assertThat(findings.count(filter.withSeverities(List.of(Severity.HIGH))))
                .isZero();
        assertThat(findings.count(filter.withSources(List.of("records")))).isZero();
        assertThat(findings.of(List.of("key1", "key2", "none"))).containsOnlyKeys("key1", "key2");
        assertThat(findings.list(filter, new FindingOrder(FindingOrder.Field.SUBJECT, false), 0, 2))
                .extracting(finding -> finding.subject().id())
                .containsExactly("key0", "key1");
    }

    @Test
    void ordersByAnyField() {
        run(MONDAY, suspicion("a", "A", 10), suspicion("b", "B", 20));
        for (FindingOrder.Field field : EnumSet.allOf(FindingOrder.Field.class)) {
            assertThat(findings.list(FindingFilter.ALL, new FindingOrder(field, false), 0, 10))
                    .as(field.name())
                    .hasSize(2);
        }
        assertThat(findings.list(FindingFilter.ALL, new FindingOrder(FindingOrder.Field.RISK, false), 0, 10))
                .extracting(Finding::risk)
                .containsExactly(10.0, 20.0);
    }

    @Test
    void takesOneCauseForOneFinding() {
        run(MONDAY, suspicion("key", "less", 10), suspicion("key", "more", 20));

        assertThat(only().title()).isEqualTo("more");
        assertThat(findings.lastRuns()).containsExactly(Map.entry("secret.testing", MONDAY));
        assertThat(Optional.of(only().id())).contains(Fingerprint.of("secret.testing", "key", "cause"));
    }
}
