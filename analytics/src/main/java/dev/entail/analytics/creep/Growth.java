// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import dev.entail.analytics.AnalysisContext;
import dev.entail.graph.projection.EntityState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How much more an identity may do than at the beginning of a window.
 *
 * @param baseline the beginning
 * @param before pairs of action and resource then
 * @param now pairs now
 * @param approved of those that came, the pairs that somebody approved
 * @param gained what came since and nobody approved, with the grant that brought it
 */
record Growth(Instant baseline, long before, long now, long approved, List<Gain> gained) {
    record Gain(Entitlement entitlement, Grant grant) {}

    /** {@return the growth that nobody approved, as a share of what was there} */
    double share() {
        return Math.max(0, (double) (now - approved - before) / before);
    }

    /** {@return the growth, empty where it is not known what the identity had, or it had nothing} */
    static Optional<Growth> of(AnalysisContext context, EntityState holder) {
        return since(
                context, holder, context.at().minus(Duration.ofDays(context.days(PermissionGrowth.ABOUT, "days"))));
    }

    static Optional<Growth> since(AnalysisContext context, EntityState holder, Instant baseline) {
        Optional<Set<String>> before = before(context, holder, baseline);
        if (before.filter(keys -> !keys.isEmpty()).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(between(context, holder, baseline, before.get()));
    }

    /** By the history of the graph where it reaches back so far, else by the dates of the grants where all have one. */
    private static Optional<Set<String>> before(AnalysisContext context, EntityState holder, Instant baseline) {
        AnalysisContext then = context.earlier(baseline);
        Entitlements all = Entitlements.of(then);
        if (then.estate().entity(holder.id()).isPresent()) {
            return Optional.of(
                    keys(all, Arrays.stream(all.of(holder.id())).boxed().toList()));
        }
        return context.estate()
                .entity(holder.id())
                .filter(state -> wasThere(state, baseline))
                .flatMap(state -> byDates(context, holder, baseline));
    }

    private static boolean wasThere(EntityState state, Instant baseline) {
        return Stream.of("startDate", "createdAt")
                .flatMap(property -> state.date(property).stream())
                .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
                .anyMatch(start -> !start.isAfter(baseline));
    }

    private static Optional<Set<String>> byDates(AnalysisContext context, EntityState holder, Instant baseline) {
        Entitlements all = Entitlements.of(context);
        boolean dated = all.grants(holder.id()).stream()
                .allMatch(grant -> grant.relation().time("grantedAt").isPresent());
        if (!dated) {
            return Optional.empty();
        }
        int[] set = all.of(holder.id());
        long[] since = all.since(holder.id());
        List<Integer> then = new ArrayList<>();
        for (int index = 0; index < set.length; index++) {
            if (since[index] <= baseline.getEpochSecond()) {
                then.add(set[index]);
            }
        }
        return Optional.of(keys(all, then));
    }

    /** A pair is an action on what the entitlement is on; what names no action is one pair. */
    private static Set<String> keys(Entitlements all, List<Integer> numbers) {
        Set<String> keys = new HashSet<>();
        numbers.forEach(number -> keys.addAll(pairs(all.get(number))));
        return keys;
    }

    static List<String> pairs(Entitlement entitlement) {
        String on = entitlement.resources().isEmpty()
                ? entitlement.entity().id()
                : String.join(" ", entitlement.resources().stream().sorted().toList());
        return entitlement.actions().isEmpty()
                ? List.of(entitlement.key())
                : entitlement.actions().stream()
                        .distinct()
                        .map(action -> action + " " + on)
                        .toList();
    }

    private static Growth between(AnalysisContext context, EntityState holder, Instant baseline, Set<String> before) {
        Entitlements all = Entitlements.of(context);
        int[] set = all.of(holder.id());
        Approvals approvals = Approvals.of(context, holder.id());
        Set<String> now = keys(all, Arrays.stream(set).boxed().toList());
        Set<String> told = new HashSet<>(before);
        Set<Integer> done = new HashSet<>();
        List<Gain> gained = new ArrayList<>();
        long approved = 0;
        for (Grant grant : all.grants(holder.id())) {
            boolean isApproved = !grant.since().isBefore(baseline) && approvals.isApproved(grant.relation());
            for (int number : grant.entitlements().toArray()) {
                if (Arrays.binarySearch(set, number) < 0 || !done.add(number)) {
                    continue;
                }
                long fresh = pairs(all.get(number)).stream().filter(told::add).count();
                approved += isApproved ? fresh : 0;
                if (fresh > 0 && !isApproved) {
                    gained.add(new Gain(all.get(number), grant));
                }
            }
        }
        return new Growth(baseline, before.size(), now.size(), approved, gained);
    }
}
