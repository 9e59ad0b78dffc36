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
import dev.entail.analytics.Severity;
import dev.entail.analytics.Subjects;
import dev.entail.analytics.Suspicion;
import dev.entail.analytics.estate.People;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Finds NHIs of vendors that may do more than their integration shows to need, or that nobody can be asked about. */
@AutoService(Analysis.class)
public final class ThirdParty implements Analysis {
    private static final int MOST_SHOWN = 5;

    private static final Descriptor ABOUT = Descriptor.of("nhi.third-party")
            .title("Third-party NHI")
            .severity(Severity.HIGH)
            .summary("An NHI of a vendor is privileged, holds writing access that it does not use, or has no contact.")
            .recommendation("Reduce it to what the integration uses, and record who at the vendor and here answers.")
            .controls(
                    Control.owaspNhi("NHI3"),
                    Control.csf("GV.SC"),
                    Control.csf("PR.AA-05"),
                    Control.sp80053("SA-9"),
                    Control.sp80053("PS-7"))
            .setting("days", 90, "writing access that is older than so many days and was not used is too much")
            .subjects(new Subjects(
                    EnumSet.of(EntityLabel.IDENTITY),
                    (context, identity) -> People.isNhi(identity)
                            && vendor(context, identity.id()).isPresent()))
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    private static Optional<RelationState> vendor(AnalysisContext context, String identity) {
        return context.ownerships().of(identity).stream()
                .filter(owns -> context.estate()
                        .known(owns.to())
                        .filter(owner -> owner.label() == EntityLabel.OWNER
                                && "VENDOR".equals(owner.text("kind").orElse("")))
                        .isPresent())
                .findFirst();
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        UnusedWrites writes = new UnusedWrites(context, context.days(ABOUT, "days"));
        List<Suspicion> found = new ArrayList<>();
        ABOUT.subjects().of(context).filter(context.people()::isActive).forEach(identity -> {
            RelationState owns = vendor(context, identity.id()).orElseThrow();
            tooMuch(context, identity, owns, writes).ifPresent(found::add);
            noContact(context, identity, owns).ifPresent(found::add);
        });
        return found;
    }

    private static Optional<Suspicion> tooMuch(
            AnalysisContext context, EntityState identity, RelationState owns, UnusedWrites writes) {
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(ownedBy(context, identity, owns));
        Optional<String> why = context.privilege().why(identity.id());
        why.ifPresent(reason -> evidence.add(Evidence.of(identity, "It is privileged: " + reason + ".")));
        List<RelationState> unused = writes.of(identity.id());
        unused.stream()
                .limit(MOST_SHOWN)
                .forEach(grant -> evidence.add(Evidence.of(
                        grant,
                        "It may write through " + Names.of(context, grant.to()) + " and was not seen to use it.")));
        if (evidence.size() == 1) {
            return Optional.empty();
        }
        String vendor = Names.of(context, owns.to());
        return Optional.of(new Suspicion(
                EntityRef.of(identity),
                "too-much",
                identity.displayName() + " of " + vendor
                        + (why.isPresent() ? " is privileged" : " may write where it does not"),
                why.isPresent() ? Severity.HIGH : Severity.MEDIUM,
                why.isPresent() ? 70 : 45,
                evidence));
    }

    private static Optional<Suspicion> noContact(AnalysisContext context, EntityState identity, RelationState owns) {
        boolean answered = context.ownerships().of(identity.id()).stream()
                .anyMatch(each -> context.ownerships().isStanding(each.to()));
        if (answered) {
            return Optional.empty();
        }
        String vendor = Names.of(context, owns.to());
        List<Evidence> evidence = List.of(
                ownedBy(context, identity, owns),
                Evidence.of(identity, "Neither a contact at " + vendor + " nor an owner here is known."));
        return Optional.of(new Suspicion(
                EntityRef.of(identity),
                "no-contact",
                "Nobody can be asked about " + identity.displayName() + " of " + vendor,
                Severity.MEDIUM,
                50,
                evidence));
    }

    private static Evidence ownedBy(AnalysisContext context, EntityState identity, RelationState owns) {
        return Evidence.of(
                owns, identity.displayName() + " belongs to the vendor " + Names.of(context, owns.to()) + ".");
    }
}
