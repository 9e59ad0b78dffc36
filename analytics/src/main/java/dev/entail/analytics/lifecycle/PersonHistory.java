// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.lifecycle;

import dev.entail.graph.projection.Claim;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What one source said of one person over time, read as events. */
final class PersonHistory {
    private static final Set<String> ENDED = Set.of("TERMINATED", "DISABLED");
    private static final List<String> MOVES =
            List.of("department", "jobTitle", "jobCode", "supervisor", "location", "employmentType", "kind");

    private final List<Claim> claims;
    private final Instant firstLoad;
    private final Instant now;
    private final List<LifecycleEvent> events = new ArrayList<>();

    /**
     * @param firstLoad when the source first spoke of anybody
     * @param now the time to judge past days by
     */
    PersonHistory(List<Claim> claims, Instant firstLoad, Instant now) {
        this.claims =
                claims.stream().sorted(Comparator.comparing(Claim::firstSeen)).toList();
        this.firstLoad = firstLoad;
        this.now = now;
    }

    List<LifecycleEvent> events() {
        Claim first = claims.getFirst();
        joined(first);
        Optional<Instant> gone = ended(first, first.firstSeen());
        for (int i = 1; i < claims.size(); i++) {
            gone = next(claims.get(i - 1), claims.get(i), gone);
        }
        Claim last = claims.getLast();
        if (gone.isEmpty() && last.validTo().isPresent()) {
            add(
                    "LEFT",
                    last.validTo().get(),
                    last.firstSeen(),
                    "no longer named",
                    last.source() + " names them no more");
        }
        return events;
    }

    /** Whom the first load named was there before anybody looked; whom a later one names first has joined since. */
    private void joined(Claim first) {
        if (!first.firstSeen().isAfter(firstLoad)) {
            return;
        }
        Optional<Instant> start =
                day(first, "startDate").filter(day -> day.isAfter(firstLoad) && !day.isAfter(first.firstSeen()));
        String detail = start.isPresent()
                ? "startDate " + text(first, "startDate")
                : first.source() + " names them for the first time";
        add("JOINED", start.orElse(first.firstSeen()), firstLoad, start.isPresent() ? "startDate" : "named", detail);
    }

    /** {@return when the person went, empty where the person is with us after this claim} */
    private Optional<Instant> next(Claim before, Claim after, Optional<Instant> gone) {
        Instant end = before.validTo().orElse(after.firstSeen());
        Optional<Instant> left = gone;
        if (left.isEmpty() && end.isBefore(after.firstSeen())) {
            add("LEFT", end, before.firstSeen(), "no longer named", before.source() + " named them no more");
            left = Optional.of(end);
        }
        if (left.isEmpty()) {
            moved(before, after);
            return ended(after, before.firstSeen());
        }
        if (isEnded(after, after.firstSeen())) {
            return left;
        }
        add("RETURNED", after.firstSeen(), left.get(), "named again", after.source() + " names them as with us again");
        return ended(after, after.firstSeen());
    }

    /** Says that the person left where this claim means it. */
    private Optional<Instant> ended(Claim claim, Instant since) {
        Optional<Instant> day =
                endDay(claim).filter(end -> !end.isAfter(claim.validTo().orElse(now)));
        boolean byStatus = ENDED.contains(text(claim, "status"));
        if (!byStatus && day.isEmpty()) {
            return Optional.empty();
        }
        Instant at = day.orElse(claim.firstSeen());
        String detail = byStatus ? "status " + text(claim, "status") : "endDate " + text(claim, "endDate");
        add("LEFT", at, since.isAfter(at) ? at : since, byStatus ? "status" : "endDate", detail);
        return Optional.of(at);
    }

    private boolean isEnded(Claim claim, Instant at) {
        return ENDED.contains(text(claim, "status"))
                || endDay(claim).filter(day -> !day.isAfter(at)).isPresent();
    }

    private void moved(Claim before, Claim after) {
        List<String> names = new ArrayList<>();
        List<String> changes = new ArrayList<>();
        for (String property : MOVES) {
            String then = text(before, property);
            String now = text(after, property);
            if (!then.equals(now) && !then.isEmpty() && !now.isEmpty()) {
                names.add(property);
                changes.add(property + ": " + then + " -> " + now);
            }
        }
        if (!names.isEmpty()) {
            add("MOVED", after.firstSeen(), before.firstSeen(), String.join(", ", names), String.join("; ", changes));
        }
    }

    private void add(String kind, Instant at, Instant since, String reason, String detail) {
        events.add(new LifecycleEvent(claims.getFirst().of(), kind, at, since, reason, detail));
    }

    /** The day behind the last one. */
    private static Optional<Instant> endDay(Claim claim) {
        return claim.properties().get("endDate") instanceof LocalDate day
                ? Optional.of(day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())
                : Optional.empty();
    }

    private static Optional<Instant> day(Claim claim, String property) {
        return claim.properties().get(property) instanceof LocalDate day
                ? Optional.of(day.atStartOfDay(ZoneOffset.UTC).toInstant())
                : Optional.empty();
    }

    private static String text(Claim claim, String property) {
        return Objects.toString(claim.properties().get(property), "");
    }
}
