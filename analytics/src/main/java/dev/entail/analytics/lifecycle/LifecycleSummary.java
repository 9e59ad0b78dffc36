// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.lifecycle;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.estate.People;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Who came, moved and went, how long it takes to revoke, and how many NHIs there are for a person.
 *
 * @param months by month in UTC, oldest first; only those in which something happened
 * @param timeToRevoke by system
 * @param humans people who are with the organisation
 * @param nhis NHIs that are there
 */
public record LifecycleSummary(List<Month> months, List<Revocation> timeToRevoke, long humans, long nhis) {

    /** How many people joined, moved, left and returned in a month. */
    public record Month(YearMonth month, long joiners, long movers, long leavers, long returners) {
        private Month plus(String kind) {
            return switch (kind) {
                case "JOINED" -> new Month(month, joiners + 1, movers, leavers, returners);
                case "MOVED" -> new Month(month, joiners, movers + 1, leavers, returners);
                case "LEFT" -> new Month(month, joiners, movers, leavers + 1, returners);
                case "RETURNED" -> new Month(month, joiners, movers, leavers, returners + 1);
                default -> this;
            };
        }
    }

    public static LifecycleSummary of(AnalysisContext context, Histories histories) {
        return of(context, histories, any -> true);
    }

    /**
     * {@return the same of some nodes: the identities among them, and what of them was to be taken from those who left}
     *
     * @param nodes which nodes, by their ids
     */
    public static LifecycleSummary of(AnalysisContext context, Histories histories, Predicate<String> nodes) {
        List<EntityState> identities = context.estate().entities(EntityLabel.IDENTITY).stream()
                .filter(identity -> nodes.test(identity.id()))
                .toList();
        long humans = identities.stream()
                .filter(identity -> context.people().isPerson(identity)
                        && context.people().isActive(identity)
                        && context.people().departure(identity.id()).isEmpty())
                .count();
        long nhis = identities.stream().filter(People::isNhi).count();
        return new LifecycleSummary(months(context, nodes), Revocations.of(context, histories, nodes), humans, nhis);
    }

    /** {@return NHIs for each person, empty where there is no person} */
    public Optional<Double> nhisPerHuman() {
        return humans == 0 ? Optional.empty() : Optional.of((double) nhis / humans);
    }

    public long joiners() {
        return months.stream().mapToLong(Month::joiners).sum();
    }

    public long movers() {
        return months.stream().mapToLong(Month::movers).sum();
    }

    public long leavers() {
        return months.stream().mapToLong(Month::leavers).sum();
    }

    public long returners() {
        return months.stream().mapToLong(Month::returners).sum();
    }

    /** Two sources that tell of the same thing in the same month tell of it once. */
    private static List<Month> months(AnalysisContext context, Predicate<String> nodes) {
        Map<YearMonth, Month> months = new TreeMap<>();
        Set<String> said = new HashSet<>();
        for (RelationState about : context.estate().relations(RelationKind.ABOUT)) {
            Optional<EntityState> event = context.estate().entity(about.from());
            boolean isPerson =
                    context.estate().known(about.to()).filter(People::isHuman).isPresent();
            Optional<Instant> at = event.flatMap(state -> state.time("at"));
            if (!isPerson || at.isEmpty() || at.get().isAfter(context.at())) {
                continue;
            }
            String kind = event.flatMap(state -> state.text("kind")).orElse("");
            YearMonth month = YearMonth.from(at.get().atZone(ZoneOffset.UTC));
            String person =
                    context.people().personOf(about.to()).map(EntityState::id).orElse(about.to());
            Month known = months.getOrDefault(month, new Month(month, 0, 0, 0, 0));
            Month counted = known.plus(kind);
            if (nodes.test(person) && !counted.equals(known) && said.add(kind + " " + month + " " + person)) {
                months.put(month, counted);
            }
        }
        return List.copyOf(months.values());
    }
}
