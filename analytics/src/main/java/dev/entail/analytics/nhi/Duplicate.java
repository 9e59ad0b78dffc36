// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.nhi;

import com.google.auto.service.AutoService;
import dev.entail.analytics.Analysis;
import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Control;
import dev.entail.analytics.Descriptor;
import dev.entail.analytics.EntityRef;
import dev.entail.analytics.Evidence;
import dev.entail.analytics.Need;
import dev.entail.analytics.Severity;
import dev.entail.analytics.Subjects;
import dev.entail.analytics.Suspicion;
import dev.entail.graph.projection.EntityState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds NHIs that do the same for the same owner, and NHIs that were made by the dozen. One hash each: linear. */
@AutoService(Analysis.class)
public final class Duplicate implements Analysis {
    private static final int MOST_SHOWN = 10;

    private static final Descriptor ABOUT = Descriptor.of("nhi.duplicate")
            .title("Duplicate NHI")
            .severity(Severity.LOW)
            .summary("NHIs have the same purpose, permissions and owner, or were made in bulk.")
            .recommendation("Keep one and retire the others; let what makes NHIs look for one that is there.")
            .controls(Control.owaspNhi("NHI9"), Control.csf("PR.AA-01"), Control.sp80053("AC-2"), Control.cis("5.1"))
            .setting("bulk", 5, "so many NHIs of one creator, minute and kind of name were made in bulk")
            .needs(new Need(
                    "purpose, permissions and owner",
                    (context, identity) -> Likeness.of(context, identity).isPresent()))
            .subjects(Subjects.NHIS)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        Map<String, List<EntityState>> alike = new TreeMap<>();
        Map<String, List<EntityState>> bulk = new TreeMap<>();
        Subjects.NHIS.of(context).filter(context.people()::isActive).forEach(identity -> {
            Likeness.of(context, identity).ifPresent(key -> add(alike, key, identity));
            Likeness.birth(context, identity).ifPresent(key -> add(bulk, key, identity));
        });
        List<Suspicion> found = new ArrayList<>();
        alike.values().stream().filter(same -> same.size() > 1).forEach(same -> found.add(alike(context, same)));
        double many = context.setting(ABOUT, "bulk");
        bulk.values().stream().filter(same -> same.size() >= many).forEach(same -> found.add(inBulk(context, same)));
        return found;
    }

    private static void add(Map<String, List<EntityState>> groups, String key, EntityState identity) {
        groups.computeIfAbsent(key, any -> new ArrayList<>(1)).add(identity);
    }

    private static Suspicion alike(AnalysisContext context, List<EntityState> same) {
        EntityState first = same.getFirst();
        boolean privileged = context.privilege().isPrivileged(first.id());
        return new Suspicion(
                EntityRef.of(first),
                "alike",
                same.size() + " NHIs have the same purpose, permissions and owner: " + names(same),
                privileged ? Severity.MEDIUM : Severity.LOW,
                privileged ? 40 : 25,
                evidence(
                        same,
                        "has the purpose '" + first.text("purpose").orElse("")
                                + "', and the permissions and owners of the others."));
    }

    private static Suspicion inBulk(AnalysisContext context, List<EntityState> same) {
        String creator = Likeness.creator(context, same.getFirst()).orElse("");
        return new Suspicion(
                EntityRef.of(same.getFirst()),
                "bulk",
                same.size() + " NHIs were made by " + Names.of(context, creator) + " in one minute: " + names(same),
                Severity.LOW,
                20,
                evidence(same, "was made by " + Names.of(context, creator) + " in the same minute as the others."));
    }

    private static String names(List<EntityState> same) {
        return Names.listed(same.stream().map(EntityState::displayName).toList());
    }

    private static List<Evidence> evidence(List<EntityState> same, String what) {
        return same.stream()
                .limit(MOST_SHOWN)
                .map(identity -> Evidence.of(identity, identity.displayName() + " " + what))
                .toList();
    }
}
