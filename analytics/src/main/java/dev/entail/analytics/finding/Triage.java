// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.finding;

import dev.entail.analytics.estate.People;
import dev.entail.analytics.finding.Triaged.Reason;
import dev.entail.analytics.finding.Triaged.Refusal;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Snapshot;
import dev.entail.graph.store.GraphStore;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Decisions by people about findings, one or many at once, each kept in the finding's history. */
public final class Triage {
    /** The longest exception where nothing else is set, in days. */
    public static final long USUAL_MOST_DAYS = 366;

    private static final int BATCH = 5_000;
    private static final Set<String> INACTIVE = Set.of("TERMINATED", "DISABLED", "SUSPENDED");

    private final GraphStore store;
    private final long mostDays;

    /** @param mostDays how long an exception may last */
    public Triage(GraphStore store, long mostDays) {
        this.store = store;
        this.mostDays = mostDays;
    }

    /** {@return what a decision about these findings did; one that is itself wrong changes nothing} */
    public Triaged decide(Collection<String> ids, Decision decision) {
        List<String> all = ids.stream().distinct().toList();
        Optional<String> wrong = wrongWith(decision);
        if (wrong.isPresent()) {
            return new Triaged(
                    List.of(),
                    all.stream()
                            .map(id -> new Refusal(id, Reason.BAD_DECISION, wrong.get()))
                            .toList());
        }
        Map<String, Decide.Outcome> outcomes = new LinkedHashMap<>();
        for (int start = 0; start < all.size(); start += BATCH) {
            List<String> some = all.subList(start, Math.min(all.size(), start + BATCH));
            store.change(new Decide(some, decision)).forEach(outcome -> outcomes.put(outcome.id(), outcome));
        }
        return told(all, outcomes, decision);
    }

    private static Triaged told(List<String> ids, Map<String, Decide.Outcome> outcomes, Decision decision) {
        List<String> changed = new ArrayList<>();
        List<Refusal> refused = new ArrayList<>();
        for (String id : ids) {
            Decide.Outcome outcome = outcomes.get(id);
            if (outcome == null) {
                refused.add(new Refusal(id, Reason.NOT_FOUND, "There is no finding '" + id + "'"));
            } else if (outcome.taken()) {
                changed.add(id);
            } else {
                refused.add(new Refusal(id, Reason.NOT_ALLOWED, whyNot(outcome, decision)));
            }
        }
        return new Triaged(changed, refused);
    }

    private static String whyNot(Decide.Outcome outcome, Decision decision) {
        if (decision.from().contains(outcome.before())) {
            return "%s is about the approver, who cannot approve it; let somebody else".formatted(outcome.id());
        }
        return "%s is %s, allowed is one that is %s"
                .formatted(
                        outcome.id(),
                        outcome.before(),
                        decision.from().stream().map(Enum::name).collect(Collectors.joining(" or ")));
    }

    private Optional<String> wrongWith(Decision decision) {
        return decision instanceof Decision.Except except ? wrongWith(except) : Optional.empty();
    }

    private Optional<String> wrongWith(Decision.Except except) {
        if (except.reason().isBlank()) {
            return Optional.of("The reason is blank, allowed is why the finding is accepted");
        }
        if (!except.until().isAfter(except.at())) {
            return Optional.of(
                    "The end is %s, allowed is a time after now (%s)".formatted(except.until(), except.at()));
        }
        if (Duration.between(except.at(), except.until()).compareTo(Duration.ofDays(mostDays)) > 0) {
            return Optional.of(
                    "The end is %s, allowed are at most %d days from now".formatted(except.until(), mostDays));
        }
        return wrongWithApprover(except);
    }

    private Optional<String> wrongWithApprover(Decision.Except except) {
        String approver = "The approver is '" + except.approver() + "', ";
        Optional<EntityState> state = Snapshot.latest(store, Optional.empty()).entity(except.approver());
        if (state.isEmpty()) {
            return Optional.of(approver + "which no source names, allowed is the id of a person");
        }
        if (!People.isHuman(state.get())) {
            return Optional.of(approver + "which is no person, allowed is the id of a person");
        }
        String status = state.get().text("status").orElse("");
        if (INACTIVE.contains(status)) {
            return Optional.of(approver + "who is " + status + ", allowed is a person who is active");
        }
        LocalDate today = LocalDate.ofInstant(except.at(), ZoneOffset.UTC);
        return state.get()
                .date("endDate")
                .filter(end -> end.isBefore(today))
                .map(end -> approver + "who left on " + end + ", allowed is a person who is active");
    }
}
