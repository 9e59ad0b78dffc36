// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.rolemining;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.creep.Entitlements;
import dev.entail.graph.projection.EntityState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A compact set of roles that would rebuild what is held today, and what that saves.
 *
 * @param grantsNow what is given to identities today, one by one
 * @param grantsThen how many assignments of mined roles would do the same
 */
public record RoleSuggestion(List<Role> roles, long assignments, long grantsNow, long grantsThen) {
    /** One role: its holders and what it gives. */
    public record Role(List<EntityState> holders, List<EntityState> gives) {}

    /** {@return the share of grants that is saved, 0 to 1; below 0 where it takes more} */
    public double reduction() {
        return grantsNow == 0 ? 0 : 1 - (double) grantsThen / grantsNow;
    }

    public static RoleSuggestion of(AnalysisContext context) {
        Entitlements all = Entitlements.of(context);
        List<EntityState> holders = all.holders();
        List<BitSet> rows = new ArrayList<>();
        long now = 0;
        for (EntityState holder : holders) {
            BitSet row = new BitSet();
            Arrays.stream(all.of(holder.id())).forEach(row::set);
            rows.add(row);
            now += all.grants(holder.id()).size();
        }
        Assignments assignments = new Assignments(rows, all.size());
        List<MinedRole> mined = RoleMiner.mine(assignments);
        return new RoleSuggestion(
                mined.stream()
                        .map(role -> new Role(
                                role.users().stream().mapToObj(holders::get).toList(),
                                role.columns().stream()
                                        .mapToObj(number -> all.get(number).entity())
                                        .toList()))
                        .toList(),
                assignments.size(),
                now,
                mined.stream().mapToLong(role -> role.users().cardinality()).sum());
    }
}
