// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import dev.entail.analytics.AnalysisContext;
import dev.entail.graph.projection.EntityState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What somebody kept from before the last move: typical of the old peers, not of the new, and not confirmed since.
 *
 * @param inferred whether the old job is concluded from the grants, because no source tells of it
 * @param share of all that the person holds, by weight, 0 to 1
 */
record Residue(Move move, PeerGroup old, PeerGroup now, boolean inferred, List<Part> parts, double share) {
    /**
     * One grant that was kept.
     *
     * @param shareOld the share of the old peers that hold what it brings
     * @param shareNow the share of the new peers
     */
    record Part(Grant grant, boolean dated, double shareOld, double shareNow) {}

    /** {@return what was kept, empty where nobody moved or the peers are unknown} */
    static Optional<Residue> of(AnalysisContext context, EntityState holder) {
        OptionalInt number = Roster.of(context).number(holder.id());
        Optional<Move> move =
                number.isEmpty() ? Optional.empty() : Moves.of(context).last(holder);
        return move.flatMap(it -> new Search(context, holder, number.getAsInt(), it).residue());
    }

    private record Search(AnalysisContext context, EntityState holder, int number, Move move) {
        Optional<Residue> residue() {
            Peers peers = Peers.of(context);
            Optional<PeerGroup> now = peers.byAttributes(Attributes.of(holder), number);
            if (now.isEmpty()) {
                return Optional.empty();
            }
            List<Grant> kept = kept();
            Optional<PeerGroup> told = move.before().flatMap(before -> peers.byAttributes(before, number));
            Optional<PeerGroup> old = move.before().isPresent() ? told : inferred(now.get(), kept);
            return old.filter(group -> group != now.get())
                    .map(group -> between(group, now.get(), kept))
                    .filter(found -> !found.parts().isEmpty());
        }

        /** What was given before the move and not confirmed since. */
        private List<Grant> kept() {
            Approvals approvals = Approvals.of(context, holder.id());
            return Entitlements.of(context).grants(holder.id()).stream()
                    .filter(grant -> isUndated(grant) || grant.since().isBefore(move.at()))
                    .filter(grant -> !approvals.isConfirmedSince(grant.relation(), move.at()))
                    .toList();
        }

        /** No source tells when it was given: it came with the first word of the holder. */
        private boolean isUndated(Grant grant) {
            return grant.relation().time("grantedAt").isEmpty()
                    && !grant.relation().firstSeen().isAfter(holder.firstSeen());
        }

        private Residue between(PeerGroup old, PeerGroup now, List<Grant> kept) {
            Entitlements all = Entitlements.of(context);
            Set<Integer> left = new HashSet<>();
            Arrays.stream(Roster.of(context).set(number)).forEach(left::add);
            double sum = left.stream().mapToDouble(it -> all.get(it).weight()).sum();
            double residue = 0;
            List<Part> parts = new ArrayList<>();
            for (Grant grant : kept) {
                List<Integer> here =
                        grant.entitlements().boxed().filter(left::contains).toList();
                List<Integer> stale =
                        here.stream().filter(it -> isStale(it, old, now)).toList();
                if (!stale.isEmpty() && stale.size() * 2 >= grant.bundle().size()) {
                    parts.add(new Part(grant, !isUndated(grant), mean(old, stale), mean(now, stale)));
                    residue += stale.stream()
                            .mapToDouble(it -> all.get(it).weight())
                            .sum();
                    stale.forEach(left::remove);
                }
            }
            return new Residue(move, old, now, move.before().isEmpty(), parts, sum == 0 ? 0 : residue / sum);
        }

        private double mean(PeerGroup group, List<Integer> entitlements) {
            return entitlements.stream()
                    .mapToDouble(it -> group.share(number, it))
                    .average()
                    .orElse(0);
        }

        private boolean isStale(int entitlement, PeerGroup old, PeerGroup now) {
            double typical = context.setting(MoverResidue.ABOUT, "typical");
            return old.share(number, entitlement) >= typical
                    && now.share(number, entitlement) < typical
                    && Peers.of(context).around(number).stream()
                            .noneMatch(group -> group.share(number, entitlement)
                                    >= context.setting(PeerOutliers.ABOUT, "explained"));
        }

        /** The job of which the person kept the most of what is typical of it and not of the present one. */
        private Optional<PeerGroup> inferred(PeerGroup now, List<Grant> kept) {
            TypicalOfJobs typical = TypicalOfJobs.of(context);
            Set<Integer> held = new HashSet<>();
            kept.forEach(grant -> grant.entitlements()
                    .filter(it -> now.share(number, it) < typical.share())
                    .forEach(held::add));
            Map<PeerGroup, Integer> votes = new HashMap<>();
            held.forEach(it -> typical.jobsWith(it).forEach(job -> votes.merge(job, 1, Integer::sum)));
            return votes.entrySet().stream()
                    .filter(vote ->
                            vote.getKey() != now && !vote.getKey().name().equals(now.name()))
                    .filter(vote -> vote.getValue() >= typical.least(vote.getKey()))
                    .max(Map.Entry.<PeerGroup, Integer>comparingByValue()
                            .thenComparing(vote -> vote.getKey().name()))
                    .map(Map.Entry::getKey);
        }
    }

    Instant movedAt() {
        return move.at();
    }
}
