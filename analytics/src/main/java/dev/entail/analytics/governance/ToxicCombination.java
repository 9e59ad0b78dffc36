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
import dev.entail.analytics.Severity;
import dev.entail.analytics.Subjects;
import dev.entail.analytics.Suspicion;
import dev.entail.analytics.estate.Holders;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds identities that have both duties of a pair that is to be apart, directly, by inheritance, or over accounts. */
@AutoService(Analysis.class)
public final class ToxicCombination implements Analysis {
    private static final Descriptor ABOUT = Descriptor.of("governance.toxic-combination")
            .title("Duties that are to be apart")
            .severity(Severity.HIGH)
            .summary(
                    "One identity, or the accounts of one person together, have both duties of a pair that is to be separated.")
            .recommendation(
                    "Take one of the two duties away, or record an exception with a control that makes up for it.")
            .controls(Control.owaspNhi("NHI5"), Control.csf("PR.AA-05"), Control.sp80053("AC-5"), Control.cis("6.8"))
            .subjects(Subjects.IDENTITIES)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        Separations separations = context.shared(Separations.class, any -> Separations.bundled());
        return separations.all().stream().flatMap(pair -> of(context, pair)).toList();
    }

    private static Stream<Suspicion> of(AnalysisContext context, Separation pair) {
        Set<String> left = carriers(context, pair.left());
        Set<String> right = carriers(context, pair.right());
        if (left.isEmpty() || right.isEmpty()) {
            return Stream.empty();
        }
        Holders leftHolders = new Holders(context.estate(), context.at(), left);
        Holders rightHolders = new Holders(context.estate(), context.at(), right);
        Map<String, String> ofLeft = byPerson(context, leftHolders);
        Map<String, String> ofRight = byPerson(context, rightHolders);
        return ofLeft.keySet().stream()
                .filter(ofRight::containsKey)
                .flatMap(who -> suspicion(
                        context,
                        pair,
                        who,
                        leftHolders.chain(ofLeft.getOrDefault(who, who)),
                        rightHolders.chain(ofRight.getOrDefault(who, who)))
                        .stream());
    }

    /** {@return the roles and permissions that carry a duty} */
    private static Set<String> carriers(AnalysisContext context, Separation.Duty duty) {
        Set<String> carriers = new TreeSet<>();
        Predicate<String> named = duty.ofRoles();
        Predicate<String> allowed = duty.ofActions();
        context.estate().entities(EntityLabel.ROLE).stream()
                .filter(role -> named.test(role.displayName()))
                .forEach(role -> carriers.add(role.id()));
        if (!duty.permissions().isEmpty()) {
            context.estate().entities(EntityLabel.PERMISSION).stream()
                    .filter(permission ->
                            !permission.text("effect").orElse("ALLOW").equals("DENY"))
                    .filter(permission -> permission.texts("actions").stream().anyMatch(allowed))
                    .forEach(permission -> carriers.add(permission.id()));
        }
        return carriers;
    }

    /** {@return for each person or unowned identity that is active, an identity of theirs that holds; accounts count as one} */
    private static Map<String, String> byPerson(AnalysisContext context, Holders holders) {
        Map<String, String> byPerson = new TreeMap<>();
        for (String holder : holders.all()) {
            context.estate()
                    .entity(holder)
                    .filter(state -> state.label() == EntityLabel.IDENTITY && !state.flag("breakGlass"))
                    .filter(context.people()::isActive)
                    .ifPresent(state -> byPerson.merge(
                            context.people()
                                    .personOf(holder)
                                    .map(EntityState::id)
                                    .orElse(holder),
                            holder,
                            (one, other) -> holders.chain(other).size()
                                            < holders.chain(one).size()
                                    ? other
                                    : one));
        }
        return byPerson;
    }

    private static Optional<Suspicion> suspicion(
            AnalysisContext context, Separation pair, String who, List<RelationState> left, List<RelationState> right) {
        Optional<EntityState> subject = context.estate().known(who);
        if (subject.isEmpty() || isOneRole(context, left, right)) {
            return Optional.empty();
        }
        List<Evidence> evidence = new ArrayList<>();
        left.forEach(step ->
                evidence.add(Evidence.of(step, sentence(context, pair.left().name(), step))));
        right.forEach(step ->
                evidence.add(Evidence.of(step, sentence(context, pair.right().name(), step))));
        boolean isInherited = left.size() > 1 || right.size() > 1;
        return Optional.of(new Suspicion(
                EntityRef.of(subject.get()),
                pair.id(),
                subject.get().displayName() + " " + pair.title() + ": "
                        + GrantHolders.name(context, left.getLast().to()) + " and "
                        + GrantHolders.name(context, right.getLast().to())
                        + (isInherited ? ", partly by inheritance" : ""),
                pair.severity(),
                switch (pair.severity()) {
                    case CRITICAL -> 82;
                    case HIGH -> 66;
                    case MEDIUM -> 45;
                    case LOW, INFO -> 25;
                },
                evidence));
    }

    /** A role whose name merely fits both patterns is no combination. */
    private static boolean isOneRole(AnalysisContext context, List<RelationState> left, List<RelationState> right) {
        String end = left.getLast().to();
        return end.equals(right.getLast().to())
                && context.estate()
                        .known(end)
                        .filter(state -> state.label() == EntityLabel.ROLE)
                        .isPresent();
    }

    private static String sentence(AnalysisContext context, String duty, RelationState step) {
        String verb = step.kind() == RelationKind.MEMBER_OF
                ? " is a member of "
                : step.kind() == RelationKind.INHERITS ? " inherits " : " has ";
        return duty + ": " + GrantHolders.name(context, step.from()) + verb + GrantHolders.name(context, step.to());
    }
}
