// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.entail.api.audit.AuditEntry.Phase;
import dev.entail.api.auth.Caller;
import dev.entail.api.auth.Origin;
import dev.entail.graph.store.Command;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The audit log as it is written, and as somebody tries to change it. */
@ExtendWith(SharedStore.class)
final class AuditTest {
    private static final Origin ANA = new Origin(Caller.administrator("ana"), "request-1", "192.0.2.1");

    private final GraphStore store = SharedStore.store();
    private final Audit audit = new Audit(store);

    private record Statement(String cypher) implements Command {
        @Override
        public Map<String, Object> parameters() {
            return Map.of();
        }
    }

    private void write(int times) {
        for (int number = 0; number < times; number++) {
            audit.record(ANA, "token.create", "t" + number, () -> true);
        }
    }

    @Test
    void writesTheIntentBeforeAndTheOutcomeAfter() {
        long sizeWithin = audit.record(ANA, "load", "aws", audit::size);

        assertThat(sizeWithin).isEqualTo(1);
        assertThat(audit.between(1, 9))
                .extracting(AuditEntry::phase, AuditEntry::intent, AuditEntry::actor, AuditEntry::action)
                .containsExactly(tuple(Phase.INTENT, 0L, "ana", "load"), tuple(Phase.SUCCESS, 1L, "ana", "load"));
        assertThat(audit.between(2, 2).getFirst())
                .extracting(AuditEntry::subject, AuditEntry::request, AuditEntry::address)
                .containsExactly("aws", "request-1", "192.0.2.1");
    }

    @Test
    void writesWhyAnActionFailed() {
        assertThatThrownBy(() -> audit.record(ANA, "load", "aws", () -> {
                    throw new IllegalArgumentException("bad line 7");
                }))
                .hasMessage("bad line 7");
        audit.record(ANA, "load", "hr", () -> 5, _ -> Optional.of("nothing there"));

        assertThat(audit.between(1, 9))
                .extracting(AuditEntry::phase)
                .containsExactly(Phase.INTENT, Phase.FAILURE, Phase.INTENT, Phase.FAILURE);
        assertThat(audit.between(1, 9)).extracting(AuditEntry::detail).contains("bad line 7", "nothing there");
    }

    @Test
    void doesNothingThatItCannotWriteDownFirst() {
        write(1);
        store.write(new Statement("CREATE (:AuditEntry {number: 3})"));
        AtomicBoolean done = new AtomicBoolean();

        assertThatThrownBy(() -> audit.record(ANA, "load", "aws", () -> {
                    done.set(true);
                    return true;
                }))
                .isInstanceOf(AuditUnavailable.class)
                .hasMessageContaining("'load' was not done");
        assertThat(done).isFalse();
    }

    @Test
    void findsNothingWrongWithALogThatNobodyTouched() {
        write(4);
        AuditCheck before = audit.verify(Optional.empty());
        write(2);

        AuditCheck check = audit.verify(Optional.of(before.head()));

        assertThat(check.problems()).isEmpty();
        assertThat(check.entries()).isEqualTo(12);
        assertThat(check.unfinished()).isEmpty();
        assertThat(check.head().number()).isEqualTo(12);
        assertThat(audit.verify(Optional.of(AuditCheck.Mark.of(before.head().toString())))
                        .isGood())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "MATCH (e:AuditEntry {number: 3}) SET e.actor = 'bob'             ~ Entry 3 was changed",
                "MATCH (e:AuditEntry {number: 3}) SET e.detail = '1:x'            ~ Entry 3 was changed",
                "MATCH (e:AuditEntry {number: 3}) DELETE e                        ~ Entries 3 to 3 are missing",
                "MATCH (e:AuditEntry) WHERE e.number > 4 DELETE e                 ~ The log ends with entry 4",
                "MATCH (e:AuditEntry) WHERE e.number > 4 WITH collect(e) AS es MATCH (h:AuditHead), (l:AuditEntry {number: 4}) SET h.number = 4, h.hash = l.hash FOREACH (e IN es | DELETE e) ~ noted earlier, is not in the log",
                "MATCH (a:AuditEntry {number: 3}), (b:AuditEntry {number: 5}) SET a.number = 99 SET b.number = 3 SET a.number = 5 ~ Entry 3",
                "CREATE (:AuditEntry {number: 77, at: '2026-01-01T00:00:00Z', phase: 'SUCCESS', intent: 0, actor: '', action: '', subject: '', request: '', address: '', detail: '', previous: '', hash: ''}) ~ There are 9 entries, but 8 were written"
            })
    void tellsWhatSomebodyChanged(String attack, String problem) {
        write(4);
        AuditCheck.Mark head = audit.verify(Optional.empty()).head();
        store.write(new Statement(attack));

        AuditCheck check = audit.verify(Optional.of(head));

        assertThat(check.isGood()).isFalse();
        assertThat(String.join("\n", check.problems())).contains(problem);
    }

    @Test
    void tellsAnIntentWithoutAnOutcome() {
        write(1);
        audit.note(ANA, Phase.INTENT, "load", "aws", "");

        assertThat(audit.verify(Optional.empty()).unfinished()).containsExactly(3L);
    }

    @Test
    void keepsItsOrderWhereProcessesWriteAtOnce() {
        List<Audit> processes = List.of(new Audit(store), new Audit(store), new Audit(store));
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            processes.forEach(process -> threads.submit(() -> {
                for (int number = 0; number < 15; number++) {
                    process.note(ANA, Phase.SUCCESS, "sign-in", "x", "");
                }
            }));
        }

        AuditCheck check = audit.verify(Optional.empty());
        assertThat(check.problems()).isEmpty();
        assertThat(check.entries()).isEqualTo(45);
    }

    @Test
    void cutsWhatIsLongAndKeepsWhatIsStrange() {
        String strange = "<img onerror=x> \u202E \u0000 ' \" } RETURN 1 //";
        audit.note(ANA, Phase.SUCCESS, "load", strange, "x".repeat(1_000_000));

        AuditEntry entry = audit.between(1, 1).getFirst();
        assertThat(entry.subject()).isEqualTo(strange);
        assertThat(entry.detail()).hasSizeLessThan(600);
        assertThat(audit.verify(Optional.empty()).isGood()).isTrue();
    }
}
