// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.secret;

import com.google.auto.service.AutoService;
import dev.entail.analytics.Analysis;
import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Control;
import dev.entail.analytics.Descriptor;
import dev.entail.analytics.Evidence;
import dev.entail.analytics.Need;
import dev.entail.analytics.Precedence;
import dev.entail.analytics.Severity;
import dev.entail.analytics.Subjects;
import dev.entail.analytics.Suspicion;
import dev.entail.analytics.estate.People;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds live secrets of identities that are gone, disabled, or that nobody answers for. */
@AutoService(Analysis.class)
public final class Orphaned implements Analysis {
    private static final Descriptor ABOUT = Descriptor.of("secret.orphaned")
            .precedence(Precedence.ORPHANED_CREDENTIAL)
            .title("Orphaned secret")
            .severity(Severity.HIGH)
            .summary("A live secret authenticates an identity that is gone, disabled or without an owner.")
            .recommendation("Revoke it where the identity is gone or disabled; find the owner where there is none.")
            .controls(Control.owaspNhi("NHI1"), Control.csf("PR.AA-01"), Control.sp80053("IA-5"), Control.cis("5.3"))
            .needs(new Need(
                    "identity that it authenticates",
                    (context, secret) -> !SecretFacts.of(context).opens(secret).isEmpty()))
            .subjects(Subjects.SECRETS)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        SecretFacts facts = SecretFacts.of(context);
        List<Suspicion> found = new ArrayList<>();
        facts.live()
                .forEach(secret -> facts.opens(secret)
                        .forEach(opens -> judge(context, secret, opens).ifPresent(found::add)));
        return found;
    }

    private static Optional<Suspicion> judge(AnalysisContext context, EntityState secret, RelationState opens) {
        Optional<EntityState> identity = context.estate().known(opens.to());
        if (identity.isEmpty()) {
            return Optional.empty();
        }
        EntityState state = identity.get();
        if (context.estate().isGone(state.id())) {
            return suspicion(context, secret, state, "is gone: no source names it any more", Severity.HIGH, 65);
        }
        if (!context.people().isActive(state)) {
            String status = state.text("status").orElse("");
            return suspicion(context, secret, state, "is " + status, Severity.HIGH, 60);
        }
        if (!People.isNhi(state)) {
            return Optional.empty();
        }
        List<RelationState> owners = context.ownerships().of(state.id());
        if (owners.isEmpty()) {
            return suspicion(context, secret, state, "has no owner", Severity.MEDIUM, 40);
        }
        boolean answered =
                owners.stream().anyMatch(owner -> context.ownerships().isStanding(owner.to()));
        return answered
                ? Optional.empty()
                : suspicion(context, secret, state, "has no owner who is still there", Severity.HIGH, 55);
    }

    private static Optional<Suspicion> suspicion(
            AnalysisContext context,
            EntityState secret,
            EntityState identity,
            String fault,
            Severity severity,
            double risk) {
        return Optional.of(SecretFinding.of(
                context,
                secret,
                "identity:" + identity.id(),
                secret.displayName() + " is live, and its identity " + identity.displayName() + " " + fault,
                severity,
                risk,
                List.of(Evidence.of(identity, identity.displayName() + " " + fault + "."))));
    }
}
