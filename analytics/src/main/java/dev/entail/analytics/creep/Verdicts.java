// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.creep.Verdict.Choice;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which grants of an identity to keep, to review and to remove: more than seven in ten peers keep it; what is left of an
 * old job, past its end, or held by hardly a peer and not used goes; the rest is for a person to look at.
 */
public final class Verdicts {
    private static final double KEPT = 0.7;

    private final AnalysisContext context;
    private final EntityState holder;
    private final Optional<Outlier> outlier;
    private final Set<RelationState> residue = new HashSet<>();
    private final Map<RelationState, Outlier.Unexpected> unexpected = new HashMap<>();
    private final Map<RelationState, Integer> unused = new HashMap<>();

    private Verdicts(AnalysisContext context, EntityState holder) {
        this.context = context;
        this.holder = holder;
        this.outlier = Outliers.of(context).of(holder.id());
        Residue.of(context, holder)
                .ifPresent(it ->
                        it.parts().forEach(part -> residue.add(part.grant().relation())));
        outlier.ifPresent(
                it -> it.unexpected().forEach(one -> unexpected.put(one.grant().relation(), one)));
        UnusedAccess.of(context, holder)
                .ifPresent(it -> it.parts(context, holder)
                        .forEach(part -> unused.put(
                                part.grant().relation(), part.unused().size())));
    }

    /** {@return a verdict on each grant of an identity} */
    public static List<Verdict> of(AnalysisContext context, EntityState identity) {
        EntityState holder = Entitlements.of(context).holder(identity.id()).orElse(identity);
        Verdicts verdicts = new Verdicts(context, holder);
        return Entitlements.of(context).grants(holder.id()).stream()
                .map(verdicts::of)
                .toList();
    }

    private Verdict of(Grant grant) {
        RelationState relation = grant.relation();
        Optional<Double> share = share(grant);
        boolean isUnused =
                unused.getOrDefault(relation, 0) >= Math.max(1, grant.bundle().size());
        if (residue.contains(relation)) {
            return verdict(grant, Choice.REMOVE, share, "kept from the job before, and the new peers do not have it");
        }
        if (TemporaryBecamePermanent.isOverdue(context, relation)) {
            return verdict(grant, Choice.REMOVE, share, "it was to be passing and has no end any more");
        }
        if (share.isEmpty()) {
            return new Verdict(
                    grant,
                    isUnused ? Optional.of(Choice.REVIEW) : Optional.empty(),
                    share,
                    isUnused ? "not used in the window" : "there are too few peers to compare with");
        }
        String peers = Phrases.percent(share.get()) + " of "
                + outlier.map(Outlier::peers).orElse(0) + " peers have it";
        if (unexpected.containsKey(relation)) {
            return verdict(
                    grant,
                    isUnused || share.get() == 0 ? Choice.REMOVE : Choice.REVIEW,
                    share,
                    peers + (isUnused ? ", and it was not used in the window" : ""));
        }
        if (isUnused) {
            return verdict(grant, Choice.REVIEW, share, peers + ", but it was not used in the window");
        }
        return share.get() > KEPT
                ? verdict(grant, Choice.KEEP, share, peers)
                : verdict(grant, Choice.REVIEW, share, peers);
    }

    private static Verdict verdict(Grant grant, Choice choice, Optional<Double> share, String reason) {
        return new Verdict(grant, Optional.of(choice), share, reason);
    }

    private Optional<Double> share(Grant grant) {
        OptionalInt number = Roster.of(context).number(holder.id());
        if (number.isEmpty() || outlier.isEmpty()) {
            return Optional.empty();
        }
        PeerGroup group = outlier.get().group();
        return grant
                .entitlements()
                .mapToDouble(entitlement -> group.share(number.getAsInt(), entitlement))
                .average()
                .stream()
                .boxed()
                .findFirst();
    }
}
