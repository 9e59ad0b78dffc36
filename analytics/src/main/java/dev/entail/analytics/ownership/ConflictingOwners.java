// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.ownership;

import com.google.auto.service.AutoService;
import dev.entail.analytics.Analysis;
import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Control;
import dev.entail.analytics.Descriptor;
import dev.entail.analytics.Severity;
import dev.entail.analytics.Suspicion;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds what this says: sources name different accountable owners. */
@AutoService(Analysis.class)
public final class ConflictingOwners implements Analysis {
    private static final Descriptor ABOUT = Descriptor.of("ownership.conflict")
            .title("Sources name different owners")
            .severity(Severity.MEDIUM)
            .summary("Sources name different accountable owners.")
            .recommendation("Decide who is accountable: entail owners assign settles it.")
            .controls(Control.owaspNhi("NHI1"), Control.csf("GV.RR-02"), Control.sp80053("AC-2"), Control.cis("5.1"))
            .subjects(Ownable.THINGS)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        return OwnedThing.all(context).stream()
                .filter(thing -> thing.standing().stands() && thing.owners().size() > 1)
                .filter(thing -> isDisputed(context, thing))
                .map(thing -> thing.suspicion(
                        context,
                        "conflict",
                        "Sources name different accountable owners of " + thing.name() + ": "
                                + thing.ownerNames(context),
                        Severity.MEDIUM,
                        35,
                        thing.ownerEvidence(context)))
                .toList();
    }

    private static boolean isDisputed(AnalysisContext context, OwnedThing thing) {
        Map<String, Set<String>> named = new TreeMap<>();
        for (RelationState owner : thing.owners()) {
            if (!owner.text("role").orElse("ACCOUNTABLE").equals("ACCOUNTABLE")) {
                continue;
            }
            if (owner.source().equals("entail:decisions")) {
                return false;
            }
            String origin = owner.source() + " " + owner.text("source").orElse("DECLARED");
            named.computeIfAbsent(origin, any -> new TreeSet<>()).add(person(context, owner.to()));
        }
        Set<String> agreed = null;
        for (Set<String> owners : named.values()) {
            if (agreed != null && agreed.stream().noneMatch(one -> agree(context, one, owners))) {
                return true;
            }
            agreed = owners;
        }
        return false;
    }

    private static boolean agree(AnalysisContext context, String owner, Set<String> others) {
        return others.stream()
                .anyMatch(other ->
                        owner.equals(other) || isMember(context, owner, other) || isMember(context, other, owner));
    }

    /** One source may name the team and another who of it does the work. */
    private static boolean isMember(AnalysisContext context, String person, String team) {
        return context.estate()
                        .entity(team)
                        .filter(state -> state.label() == EntityLabel.OWNER)
                        .isPresent()
                && context.estate().from(person, RelationKind.MEMBER_OF).stream()
                        .anyMatch(member -> member.to().equals(team));
    }

    private static String person(AnalysisContext context, String owner) {
        return context.people().personOf(owner).map(EntityState::id).orElse(owner);
    }
}
