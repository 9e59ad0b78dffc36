// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.governance;

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
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds records and access decisions that one owner holds together. */
@AutoService(Analysis.class)
public final class SameDecider implements Analysis {
    private static final Subjects DECIDED = new Subjects(
            EnumSet.of(EntityLabel.IDENTITY, EntityLabel.ROLE),
            (context, state) ->
                    !context.estate().from(state.id(), RelationKind.DECIDED_BY).isEmpty());
    private static final Descriptor ABOUT = Descriptor.of("governance.same-decider")
            .title("One owner of record and decision")
            .severity(Severity.MEDIUM)
            .summary("The same owner holds both the source record and the access decision.")
            .recommendation("Give the access decision to somebody who does not keep the record that it rests on.")
            .controls(Control.csf("PR.AA-05"), Control.csf("GV.RR-02"), Control.sp80053("AC-5"), Control.cis("6.1"))
            .needs(new Need("record and decision", SameDecider::isTold))
            .subjects(DECIDED)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        return DECIDED.of(context)
                .flatMap(subject -> of(context, subject).stream())
                .toList();
    }

    private static boolean isTold(AnalysisContext context, EntityState subject) {
        return !owners(context, subject, "RECORD").isEmpty()
                && !owners(context, subject, "DECISION").isEmpty();
    }

    /** By who is behind it: a person for each account, and the only member for a team of one. */
    private static Map<String, RelationState> owners(AnalysisContext context, EntityState subject, String role) {
        Map<String, RelationState> owners = new TreeMap<>();
        context.estate().from(subject.id(), RelationKind.DECIDED_BY).stream()
                .filter(it -> it.text("role").orElse("").equals(role))
                .forEach(it -> owners.putIfAbsent(behind(context, it.to()), it));
        return owners;
    }

    private static String behind(AnalysisContext context, String owner) {
        List<EntityState> humans = context.ownerships().humansBehind(owner);
        return humans.size() == 1 ? humans.getFirst().id() : owner;
    }

    private static Optional<Suspicion> of(AnalysisContext context, EntityState subject) {
        Map<String, RelationState> records = owners(context, subject, "RECORD");
        Map<String, RelationState> decisions = owners(context, subject, "DECISION");
        return records.entrySet().stream()
                .flatMap(record -> Optional.ofNullable(decisions.get(record.getKey()))
                        .map(decision -> suspicion(context, subject, record.getKey(), record.getValue(), decision))
                        .stream())
                .findFirst();
    }

    private static Suspicion suspicion(
            AnalysisContext context, EntityState subject, String owner, RelationState record, RelationState decision) {
        boolean isPrivileged = context.privilege().isPrivileged(subject.id());
        String name = GrantHolders.name(context, owner);
        return new Suspicion(
                EntityRef.of(subject),
                owner,
                name + " holds both the record and the access decision of " + subject.displayName(),
                isPrivileged ? Severity.HIGH : Severity.MEDIUM,
                isPrivileged ? 60 : 42,
                List.of(
                        Evidence.of(record, GrantHolders.name(context, record.to()) + " owns the record"),
                        Evidence.of(
                                decision, GrantHolders.name(context, decision.to()) + " owns the access decision")));
    }
}
