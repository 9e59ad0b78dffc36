// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import dev.entail.analytics.AnalysisContext;
import dev.entail.graph.projection.EntityState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * What an identity has had for longer than a window and did not use in it, by the evidence of sources.
 *
 * @param missed the numbers of the entitlements that were not used
 * @param judged the number of entitlements older than the window of whose use the evidence speaks
 * @param share of what is judged, by weight, what was not used; 0 to 1
 */
record UnusedAccess(BitSet missed, int judged, double share) {
    /** What came with one grant and was not used. */
    record Part(Grant grant, List<Entitlement> unused) {}

    /** {@return what was not used, empty where no source tells of the use of anything} */
    static Optional<UnusedAccess> of(AnalysisContext context, EntityState holder) {
        Entitlements all = Entitlements.of(context);
        Usage usage = all.usage(holder.id());
        if (!usage.isKnown() || Subject.isBreakGlass(holder)) {
            return Optional.empty();
        }
        long days = context.days(UnusedGrants.ABOUT, "days");
        long newest = context.at().minus(Duration.ofDays(days)).getEpochSecond();
        int[] set = all.of(holder.id());
        long[] since = all.since(holder.id());
        BitSet unused = new BitSet();
        int judged = 0;
        double weight = 0;
        double unusedWeight = 0;
        for (int index = 0; index < set.length; index++) {
            Entitlement entitlement = all.get(set[index]);
            if (since[index] > newest || !usage.speaksOf(entitlement)) {
                continue;
            }
            judged++;
            weight += entitlement.weight();
            if (usage.lastUse(entitlement)
                    .filter(last -> last.getEpochSecond() > newest)
                    .isEmpty()) {
                unused.set(set[index]);
                unusedWeight += entitlement.weight();
            }
        }
        return Optional.of(new UnusedAccess(unused, judged, weight == 0 ? 0 : unusedWeight / weight));
    }

    /** {@return the number of entitlements that were not used} */
    int unused() {
        return missed.cardinality();
    }

    /** {@return what was not used, by what was given; what several grants bring is told with the first of them} */
    List<Part> parts(AnalysisContext context, EntityState holder) {
        Entitlements all = Entitlements.of(context);
        BitSet left = (BitSet) missed.clone();
        List<Part> parts = new ArrayList<>();
        for (Grant grant : all.grants(holder.id())) {
            int[] here = grant.entitlements().filter(left::get).toArray();
            if (here.length > 0) {
                parts.add(new Part(grant, Arrays.stream(here).mapToObj(all::get).toList()));
                Arrays.stream(here).forEach(left::clear);
            }
        }
        return parts;
    }
}
