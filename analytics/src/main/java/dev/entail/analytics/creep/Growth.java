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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
        return before(context, holder, baseline)
                .filter(pairs -> pairs.length > 0)
                .map(pairs -> between(context, holder, baseline, pairs));
    }

    /** By the history of the graph where it reaches back so far, else by the dates of the grants where all have one. */
    private static Optional<int[]> before(AnalysisContext context, EntityState holder, Instant baseline) {
        AnalysisContext then = context.earlier(baseline);
        if (then.estate().entity(holder.id()).isPresent()) {
            return Optional.of(Pairs.of(context).held(Entitlements.of(then), holder.id()));
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

    private static Optional<int[]> byDates(AnalysisContext context, EntityState holder, Instant baseline) {
        Entitlements all = Entitlements.of(context);
        boolean dated = all.grants(holder.id()).stream()
                .allMatch(grant -> grant.relation().time("grantedAt").isPresent());
        if (!dated) {
            return Optional.empty();
        }
        int[] set = all.of(holder.id());
        long[] since = all.since(holder.id());
        IntStream then = IntStream.range(0, set.length)
                .filter(index -> since[index] <= baseline.getEpochSecond())
                .map(index -> set[index]);
        return Optional.of(Pairs.of(context).union(all, then));
    }

    private static Growth between(AnalysisContext context, EntityState holder, Instant baseline, int[] before) {
        Entitlements all = Entitlements.of(context);
        Pairs pairs = Pairs.of(context);
        int[] now = pairs.held(all, holder.id());
        if (Arrays.equals(now, before)) {
            return new Growth(baseline, before.length, now.length, 0, List.of());
        }
        int[] set = all.of(holder.id());
        Approvals approvals = Approvals.of(context, holder.id());
        Set<Integer> told = Arrays.stream(before).boxed().collect(Collectors.toCollection(HashSet::new));
        Set<Integer> done = new HashSet<>();
        List<Gain> gained = new ArrayList<>();
        long approved = 0;
        for (Grant grant : all.grants(holder.id())) {
            boolean isApproved = !grant.since().isBefore(baseline) && approvals.isApproved(grant.relation());
            for (int number : grant.entitlements().toArray()) {
                if (Arrays.binarySearch(set, number) < 0 || !done.add(number)) {
                    continue;
                }
                long fresh =
                        Arrays.stream(pairs.of(all, number)).filter(told::add).count();
                approved += isApproved ? fresh : 0;
                if (fresh > 0 && !isApproved) {
                    gained.add(new Gain(all.get(number), grant));
                }
            }
        }
        return new Growth(baseline, before.length, now.length, approved, gained);
    }
}
