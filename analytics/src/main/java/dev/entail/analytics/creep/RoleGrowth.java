// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import com.google.auto.service.AutoService;
import dev.entail.analytics.Analysis;
import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Control;
import dev.entail.analytics.Descriptor;
import dev.entail.analytics.EntityRef;
import dev.entail.analytics.Evidence;
import dev.entail.analytics.Severity;
import dev.entail.analytics.Subjects;
import dev.entail.analytics.Suspicion;
import dev.entail.analytics.creep.RoleVersions.Version;
import dev.entail.analytics.estate.Holders;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.projection.EntityState;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds roles whose own permissions grew, and tells each jump and who inherited it. */
@AutoService(Analysis.class)
public final class RoleGrowth implements Analysis {
    private static final int NAMED = 20;
    private static final Descriptor ABOUT = Descriptor.of("creep.role-growth")
            .title("Role grew")
            .severity(Severity.MEDIUM)
            .summary("A role's own set of permissions grew, and all its holders got more without being given anything.")
            .recommendation(
                    "Pin the version or split the role; have its owner confirm what was added for those who hold it.")
            .controls(Control.owaspNhi("NHI5"), Control.csf("PR.AA-05"), Control.sp80053("AC-6"), Control.cis("6.8"))
            .setting("days", 3653, "days back to which the versions of a role are compared")
            .setting("percent", 0, "growth above which it is found, in percent of the oldest version")
            .subjects(Subjects.ROLES)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    /** One version and what it added. */
    private record Jump(Version before, Version after, int added) {}

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        RoleVersions versions =
                new RoleVersions(context, context.at().minus(Duration.ofDays(context.days(ABOUT, "days"))));
        List<Suspicion> found = new ArrayList<>();
        for (EntityState role : context.estate().entities(EntityLabel.ROLE)) {
            of(context, role, versions.of(role)).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Suspicion> of(AnalysisContext context, EntityState role, List<Version> versions) {
        int first = versions.stream()
                .map(version -> version.pairs().size())
                .filter(size -> size > 0)
                .findFirst()
                .orElse(0);
        int last = versions.isEmpty() ? 0 : versions.getLast().pairs().size();
        double growth = first == 0 ? 0 : (double) (last - first) / first;
        return growth > context.setting(ABOUT, "percent") / 100
                ? Optional.of(suspicion(context, role, jumps(versions), first, last))
                : Optional.empty();
    }

    private static List<Jump> jumps(List<Version> versions) {
        List<Jump> jumps = new ArrayList<>();
        for (int index = 1; index < versions.size(); index++) {
            Version before = versions.get(index - 1);
            Version after = versions.get(index);
            Set<String> added = new HashSet<>(after.pairs());
            added.removeAll(before.pairs());
            if (!added.isEmpty() && !before.pairs().isEmpty()) {
                jumps.add(new Jump(before, after, added.size()));
            }
        }
        return jumps;
    }

    private static Suspicion suspicion(
            AnalysisContext context, EntityState role, List<Jump> jumps, int first, int last) {
        List<String> holders = holders(context, role);
        List<Evidence> evidence = new ArrayList<>();
        jumps.forEach(jump -> evidence.add(jump(role, jump)));
        String names = String.join(
                ", ",
                holders.stream()
                        .limit(NAMED)
                        .map(id -> Phrases.name(context, id))
                        .toList());
        String more = holders.size() > NAMED ? " and " + (holders.size() - NAMED) + " more" : "";
        evidence.add(Evidence.of(
                role,
                holders.isEmpty()
                        ? "nobody holds it"
                        : Phrases.count(holders.size(), "identity").replace("identitys", "identities")
                                + " inherited the growth: " + names + more));
        double growth = (double) (last - first) / first;
        double risk = (holders.isEmpty() ? 15 : 32)
                + 15 * Math.min(1, growth)
                + (context.privilege().isPrivileged(role.id()) ? 15 : 0);
        return new Suspicion(
                EntityRef.of(role),
                "growth",
                "%s grew from %d to %d allow patterns".formatted(role.displayName(), first, last),
                Phrases.severity(risk),
                risk,
                evidence);
    }

    private static Evidence jump(EntityState role, Jump jump) {
        LocalDate day = LocalDate.ofInstant(jump.after().since(), ZoneOffset.UTC);
        int before = jump.before().pairs().size();
        int after = jump.after().pairs().size();
        return new Evidence(
                "on %s from %d to %d allow patterns, %d of them new".formatted(day, before, after, jump.added()),
                role.sources().getFirst(),
                role.id(),
                Map.of(
                        "from",
                        String.valueOf(before),
                        "to",
                        String.valueOf(after),
                        "added",
                        String.valueOf(jump.added())),
                jump.after().since());
    }

    private static List<String> holders(AnalysisContext context, EntityState role) {
        return new Holders(context.estate(), context.at(), List.of(role.id()))
                .all().stream()
                        .filter(id -> context.estate()
                                .entity(id)
                                .filter(state -> state.label() == EntityLabel.IDENTITY)
                                .isPresent())
                        .toList();
    }
}
