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
import dev.entail.graph.projection.RelationState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what this says: the owner is inferred or from a tag only, or the attestation is too old. */
@AutoService(Analysis.class)
public final class UnattestedOwner implements Analysis {
    private static final Descriptor ABOUT = Descriptor.of("ownership.unattested")
            .title("The owner is not attested")
            .severity(Severity.LOW)
            .summary("The owner is inferred or from a tag only, or the attestation is too old.")
            .recommendation("Ask the owner to attest it: entail owners attest.")
            .controls(Control.owaspNhi("NHI1"), Control.csf("PR.AA-05"), Control.sp80053("AC-2 j"), Control.cis("5.5"))
            .setting("days", 365, "how old an attestation may be")
            .setting("productionDays", 180, "how old it may be in production")
            .subjects(Ownable.THINGS)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        return OwnedThing.all(context).stream()
                .filter(thing -> thing.standing().stands())
                .flatMap(thing -> why(context, thing).stream()
                        .map(why -> thing.suspicion(
                                context, "unattested", why, Severity.LOW, 20, thing.ownerEvidence(context))))
                .toList();
    }

    private static Optional<String> why(AnalysisContext context, OwnedThing thing) {
        Standings standings = Standings.of(context);
        List<RelationState> standing = thing.owners().stream()
                .filter(owner -> standings.of(owner.to()).stands())
                .toList();
        Optional<Instant> newest =
                standing.stream().flatMap(owner -> attested(owner).stream()).max(Instant::compareTo);
        if (newest.isPresent()) {
            long limit = limit(context, thing);
            boolean old = Duration.between(newest.get(), context.at()).compareTo(Duration.ofDays(limit)) > 0;
            return old
                    ? Optional.of("The owner of " + thing.name() + " was last attested at " + newest.get()
                            + ", more than " + limit + " days ago")
                    : Optional.empty();
        }
        boolean guessed = standing.stream()
                .allMatch(owner -> GUESSES.contains(owner.text("source").orElse("")));
        return guessed
                ? Optional.of("The owner of " + thing.name() + " is known by inference or a tag only")
                : Optional.empty();
    }

    private static Optional<Instant> attested(RelationState owner) {
        return owner.time("attestedAt")
                .or(() -> owner.text("source").filter("ATTESTED"::equals).map(source -> owner.firstSeen()));
    }

    private static long limit(AnalysisContext context, OwnedThing thing) {
        return context.days(
                ABOUT, context.environments().isProduction(thing.state().id()) ? "productionDays" : "days");
    }

    private static final Set<String> GUESSES = Set.of("INFERRED", "TAG");
}
