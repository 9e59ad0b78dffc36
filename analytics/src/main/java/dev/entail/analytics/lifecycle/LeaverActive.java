// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.lifecycle;

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
import dev.entail.analytics.lifecycle.Departures.Leaver;
import dev.entail.graph.projection.EntityState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Finds people who have left and whose identity or an account is still active, by system. */
@AutoService(Analysis.class)
public final class LeaverActive implements Analysis {
    private static final Descriptor ABOUT = Descriptor.of("lifecycle.leaver-active")
            .title("Left, and still active")
            .severity(Severity.HIGH)
            .summary(
                    "The source of record says that a person left, and the identity or an account of the person is active.")
            .recommendation(
                    "Disable the account, end its sessions and revoke its credentials, then confirm it in the system itself.")
            .controls(Control.owaspNhi("NHI1"), Control.csf("PR.AA-05"), Control.sp80053("PS-4"), Control.cis("6.2"))
            .subjects(Subjects.PEOPLE)
            .build();
    private static final Set<String> SURELY_ACTIVE = Set.of("ACTIVE", "ON_LEAVE");

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        List<Suspicion> found = new ArrayList<>();
        for (Leaver leaver : Departures.of(context)) {
            Map<String, List<EntityState>> bySystem = new TreeMap<>();
            leaver.identities().stream()
                    .filter(identity -> isActive(context, leaver, identity))
                    .forEach(identity -> bySystem.computeIfAbsent(Systems.of(identity), any -> new ArrayList<>())
                            .add(identity));
            bySystem.forEach((system, active) -> found.add(suspicion(context, leaver, system, active)));
        }
        return found;
    }

    /** A record without a status is no access of its own; an account without one is there, and that is access. */
    private static boolean isActive(AnalysisContext context, Leaver leaver, EntityState identity) {
        if (!context.people().isActive(identity)) {
            return false;
        }
        boolean isRecord = identity.id().equals(leaver.person().id());
        return !isRecord
                || SURELY_ACTIVE.contains(identity.text("status").orElse(""))
                || Grants.areThere(context, identity.id());
    }

    private static Suspicion suspicion(
            AnalysisContext context, Leaver leaver, String system, List<EntityState> active) {
        Optional<String> privilege = active.stream()
                .flatMap(identity -> context.privilege().why(identity.id()).stream())
                .findFirst();
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(leaver.evidence(context.at()));
        active.forEach(identity -> evidence.add(Evidence.of(identity, state(identity, system))));
        privilege.ifPresent(why -> evidence.add(Evidence.of(active.getFirst(), "it is privileged: " + why)));
        double longer = Math.min(10, leaver.hours(context.at()) / 72.0);
        return new Suspicion(
                EntityRef.of(leaver.person()),
                system,
                leaver.left(context.at()) + " and is still active in " + system
                        + (privilege.isPresent() ? ", with privileges" : ""),
                privilege.isPresent() ? Severity.CRITICAL : Severity.HIGH,
                (privilege.isPresent() ? 88 : 65) + longer,
                evidence);
    }

    private static String state(EntityState identity, String system) {
        String status = identity.text("status")
                .filter(it -> !it.equals("UNKNOWN"))
                .map(it -> "is " + it)
                .orElse("is there, and no source says that it is disabled");
        return identity.displayName() + " in " + system + " " + status;
    }
}
