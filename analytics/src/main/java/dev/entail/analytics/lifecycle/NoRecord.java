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
import dev.entail.analytics.Need;
import dev.entail.analytics.Severity;
import dev.entail.analytics.Subjects;
import dev.entail.analytics.Suspicion;
import dev.entail.analytics.estate.People;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds accounts that no source of record vouches for, people with two records, and NHIs that serve no workload. */
@AutoService(Analysis.class)
public final class NoRecord implements Analysis {
    private static final Subjects ACTIVE = new Subjects(
            EnumSet.of(EntityLabel.IDENTITY),
            (context, state) -> context.people().isActive(state) && !state.flag("breakGlass"));
    private static final Descriptor ABOUT = Descriptor.of("lifecycle.no-record")
            .title("No record, or two")
            .severity(Severity.MEDIUM)
            .summary("An account has no source record, a person has two records, or an NHI serves no known workload.")
            .recommendation(
                    "Tie the account to its person or workload, merge the records, or remove what nobody needs.")
            .controls(Control.owaspNhi("NHI1"), Control.csf("PR.AA-01"), Control.sp80053("AC-2"), Control.cis("5.1"))
            .needs(new Need("record or workload", NoRecord::isJudged))
            .subjects(ACTIVE)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        Records records = Records.of(context);
        Map<String, Boolean> workloads = workloads(context);
        List<Suspicion> found = new ArrayList<>();
        ACTIVE.of(context).forEach(identity -> {
            if (People.isNhi(identity)) {
                withoutWorkload(context, identity, workloads).ifPresent(found::add);
            } else {
                withoutRecord(context, records, identity).ifPresent(found::add);
                ofTwoPeople(context, identity).ifPresent(found::add);
            }
        });
        records.sharedAddresses().map(NoRecord::twoRecords).forEach(found::add);
        return found;
    }

    /** One answer for all who ask in this context. */
    private record Workloads(Map<String, Boolean> bySystem) {}

    private static Map<String, Boolean> workloads(AnalysisContext context) {
        return context.shared(Workloads.class, it -> new Workloads(Records.systemsWithWorkloads(it))).bySystem;
    }

    private static boolean isJudged(AnalysisContext context, EntityState identity) {
        return People.isNhi(identity)
                ? workloads(context).getOrDefault(Systems.of(identity), false)
                : Records.of(context).areKnown();
    }

    private static Optional<Suspicion> withoutRecord(AnalysisContext context, Records records, EntityState account) {
        boolean isHuman = People.isHuman(account);
        boolean isUnknown = account.text("kind").orElse("").equals("UNKNOWN") && records.isCorrelated(account);
        if (!records.areKnown()
                || !(isHuman || isUnknown)
                || records.has(account)
                || Records.isAccount(context, account.id())) {
            return Optional.empty();
        }
        boolean isPrivileged = context.privilege().isPrivileged(account.id());
        return Optional.of(new Suspicion(
                EntityRef.of(account),
                "no-record",
                account.displayName() + " is active in " + Systems.of(account)
                        + " and no source of record names its owner",
                isPrivileged ? Severity.HIGH : Severity.MEDIUM,
                isPrivileged ? 70 : 45,
                List.of(Evidence.of(
                        account,
                        "only " + String.join(", ", account.sources()) + " names " + account.displayName()
                                + "; it is not said to be the account of anybody"))));
    }

    private static Optional<Suspicion> ofTwoPeople(AnalysisContext context, EntityState account) {
        List<RelationState> belongs = context.estate().from(account.id(), RelationKind.ACCOUNT_OF);
        Set<String> people = belongs.stream()
                .flatMap(it -> context.people().personOf(it.to()).stream())
                .filter(person -> context.people().departure(person.id()).isEmpty())
                .map(EntityState::displayName)
                .collect(Collectors.toCollection(java.util.TreeSet::new));
        if (people.size() < 2) {
            return Optional.empty();
        }
        return Optional.of(new Suspicion(
                EntityRef.of(account),
                "two-people",
                account.displayName() + " is said to be the account of " + people.size() + " people: "
                        + String.join(", ", people),
                Severity.MEDIUM,
                50,
                belongs.stream()
                        .map(it -> Evidence.of(
                                it, account.displayName() + " is the account of " + Grants.name(context, it.to())))
                        .toList()));
    }

    private static Suspicion twoRecords(List<EntityState> people) {
        EntityState first = people.getFirst();
        String email = first.text("email").orElse("").toLowerCase(Locale.ROOT);
        return new Suspicion(
                EntityRef.of(first),
                "two-records",
                first.displayName() + " has " + people.size() + " records with the address " + email,
                Severity.MEDIUM,
                40,
                people.stream()
                        .map(it -> Evidence.of(
                                it, "record " + it.id() + " of " + Systems.of(it) + " has the address " + email))
                        .toList());
    }

    private static Optional<Suspicion> withoutWorkload(
            AnalysisContext context, EntityState nhi, Map<String, Boolean> known) {
        String system = Systems.of(nhi);
        boolean isUsed = Records.servesWorkload(context, nhi.id())
                || Stream.of(RelationKind.CAN_ASSUME, RelationKind.FEDERATES_TO)
                        .anyMatch(kind -> !context.estate().to(nhi.id(), kind).isEmpty())
                || Records.isAccount(context, nhi.id());
        if (isUsed || !known.getOrDefault(system, false)) {
            return Optional.empty();
        }
        boolean isPrivileged = context.privilege().isPrivileged(nhi.id());
        return Optional.of(new Suspicion(
                EntityRef.of(nhi),
                "no-workload",
                nhi.displayName() + " of " + system + " serves no known workload",
                isPrivileged ? Severity.MEDIUM : Severity.LOW,
                isPrivileged ? 50 : 25,
                List.of(Evidence.of(
                        nhi,
                        "nothing runs as " + nhi.displayName() + ", uses a secret of it or may assume it, though "
                                + system + " has NHIs of which that is known"))));
    }
}
