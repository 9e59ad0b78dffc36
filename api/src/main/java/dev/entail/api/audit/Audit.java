// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.audit;

import dev.entail.api.audit.AuditEntry.Phase;
import dev.entail.api.audit.AuditStatements.Head;
import dev.entail.api.auth.Origin;
import dev.entail.graph.GraphException;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.Reach;
import dev.entail.graph.store.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The audit log of a store: entries are appended, never changed, and each carries the hash of the one before, so that
 * nobody can change or drop one without changing all that follow. Safe for several threads and processes.
 */
public final class Audit {
    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);
    private static final int ATTEMPTS = 50;
    private static final int LONGEST = 500;
    private static final int BATCH = 5_000;

    private final GraphStore store;

    public Audit(GraphStore store) {
        this.store = store;
    }

    /** {@return what every action asks of the store} */
    public static List<Statement> statements() {
        return AuditStatements.all();
    }

    /**
     * Does what somebody wants done: the intent is written down before, the outcome after.
     *
     * @throws AuditUnavailable where the intent cannot be written; then nothing is done
     */
    public <T> T record(Origin origin, String action, String subject, Supplier<T> work) {
        return record(origin, action, subject, work, _ -> Optional.empty());
    }

    /**
     * Does what somebody wants done.
     *
     * @param failure why what came of the work is none, empty where it is a success
     * @throws AuditUnavailable where the intent cannot be written; then nothing is done
     */
    public <T> T record(
            Origin origin, String action, String subject, Supplier<T> work, Function<T, Optional<String>> failure) {
        long intent = append(origin, Phase.INTENT, 0, action, subject, "");
        try {
            T done = work.get();
            Optional<String> reason = failure.apply(done);
            finish(
                    origin,
                    reason.isEmpty() ? Phase.SUCCESS : Phase.FAILURE,
                    intent,
                    action,
                    subject,
                    reason.orElse(""));
            return done;
        } catch (RuntimeException e) {
            finish(origin, Phase.FAILURE, intent, action, subject, String.valueOf(e.getMessage()));
            throw e;
        }
    }

    /** Writes down what has happened already, such as that somebody was refused. */
    public void note(Origin origin, Phase phase, String action, String subject, String detail) {
        append(origin, phase, 0, action, subject, detail);
    }

    /** It is done already: an outcome that cannot be written leaves an intent without one, which a check tells. */
    private void finish(Origin origin, Phase phase, long intent, String action, String subject, String detail) {
        try {
            append(origin, phase, intent, action, subject, detail);
        } catch (RuntimeException e) {
            LOG.error("The outcome of audit entry {} cannot be written", intent, e);
        }
    }

    private synchronized long append(
            Origin origin, Phase phase, long intent, String action, String subject, String detail) {
        try {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                Head head = Reach.lifted(this::head);
                AuditEntry entry = new AuditEntry(
                                head.number() + 1,
                                Instant.now(),
                                phase,
                                intent,
                                cut(origin.caller().name()),
                                action,
                                cut(subject),
                                origin.request(),
                                cut(origin.address()),
                                cut(detail),
                                head.hash(),
                                "")
                        .hashed();
                if (Reach.lifted(() -> store.change(new AuditStatements.Append(entry)))
                        .contains(1L)) {
                    return entry.number();
                }
            }
            throw new IllegalStateException("others write without end");
        } catch (GraphException | IllegalStateException e) {
            throw new AuditUnavailable(action, e);
        }
    }

    private Head head() {
        return store.first(new AuditStatements.SelectHead()).orElse(Head.START);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** {@return the last entry; noted elsewhere, it proves later that the log was not written anew} */
    public AuditCheck.Mark mark() {
        Head head = head();
        return new AuditCheck.Mark(head.number(), head.hash());
    }

    /** {@return how many entries there are} */
    public long size() {
        return store.list(new AuditStatements.Count()).getFirst();
    }

    /** {@return the entries from one number to another, both taken in, oldest first} */
    public List<AuditEntry> between(long from, long to) {
        return store.list(new AuditStatements.Select(from, to));
    }

    /**
     * {@return whether all entries are as they were written and none is missing}
     *
     * @param known a number and hash noted earlier, that the log must still have
     */
    public AuditCheck verify(Optional<AuditCheck.Mark> known) {
        AuditCheck.Run run = new AuditCheck.Run(known);
        Head head = head();
        for (long from = 1; from <= head.number(); from += BATCH) {
            between(from, Math.min(head.number(), from + BATCH - 1)).forEach(run::take);
        }
        return run.end(head.number(), head.hash(), size());
    }
}
