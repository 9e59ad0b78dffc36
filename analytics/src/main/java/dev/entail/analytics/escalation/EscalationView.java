// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation;

import dev.entail.analytics.EntityRef;
import dev.entail.analytics.Evidence;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.GraphException.NotFound;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Projection;
import dev.entail.graph.projection.Snapshot;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Escalation in the graph at one version: what is tier zero, who reaches it, and by which paths. */
public final class EscalationView {
    /** The most hops of a path where a question does not say. */
    public static final int MOST_HOPS = 24;

    private static final int MOST_CHOKE_POINTS = 1_000;
    private static final int MOST_CUTS = 100;

    /** What sums of shares of paths may be off by. */
    private static final double ROUNDING = 1e-9;

    private final Snapshot snapshot;
    private final Projection projection;
    private final BitSet tierZero;

    public EscalationView(Snapshot snapshot, Projection projection) {
        this.snapshot = snapshot;
        this.projection = projection;
        this.tierZero = new BitSet();
        IntStream.range(0, projection.size())
                .filter(node -> projection.tier(node).orElse(-1) == 0)
                .forEach(tierZero::set);
    }

    public Projection projection() {
        return projection;
    }

    public Snapshot snapshot() {
        return snapshot;
    }

    /** {@return all of the highest tier, each with the reason} */
    public List<TierZero> tierZero() {
        List<String> ids = tierZero.stream().mapToObj(projection::id).toList();
        Map<String, EntityState> states = snapshot.entitiesOf(ids);
        return tierZero.stream()
                .mapToObj(node -> tierZero(node, states.get(projection.id(node))))
                .toList();
    }

    private TierZero tierZero(int node, @org.jspecify.annotations.Nullable EntityState state) {
        EntityRef entity = EntityRef.of(projection, node);
        Optional<String> reason = state == null ? Optional.empty() : state.text("tierReason");
        List<Evidence> evidence = state != null && state.properties().get("tierEvidence") instanceof List<?> texts
                ? texts.stream().map(text -> Evidence.of(String.valueOf(text))).toList()
                : List.of();
        boolean isDeclared = reason.isEmpty()
                || state == null
                || state.text("tierDeclaredBy").isPresent();
        return new TierZero(entity, reason.orElse("declared as tier zero by its source"), isDeclared, evidence);
    }

    public boolean isTierZero(int node) {
        return tierZero.get(node);
    }

    /**
     * {@return the number of a node}
     *
     * @throws NotFound where the graph has no such node at this version and time
     */
    public int require(String id) {
        return projection
                .indexOf(id)
                .orElseThrow(() -> new NotFound("There is no '" + id + "' in the graph"
                        + snapshot.asOf().map(time -> " as of " + time).orElse("")));
    }

    /** {@return the nodes that a target means: itself, or all of tier zero where it is empty} */
    private BitSet targets(Optional<String> target) {
        if (target.isEmpty()) {
            return tierZero;
        }
        BitSet one = new BitSet();
        one.set(require(target.get()));
        return one;
    }

    /**
     * {@return each identity that can reach a target and is not there already, with its shortest path; confirmed before
     * conditional, then by weight, then by id}
     *
     * @param target a node, or empty for all of tier zero
     */
    public List<Escalation> escalations(Optional<String> target) {
        return escalationsTo(targets(target));
    }

    /** {@return each identity that can become one of some others, with its shortest path} */
    public List<Escalation> reaching(java.util.Collection<String> ids) {
        BitSet targets = new BitSet();
        ids.forEach(id -> projection.indexOf(id).ifPresent(targets::set));
        return escalationsTo(targets);
    }

    private List<Escalation> escalationsTo(BitSet targets) {
        Distances confirmed = Distances.to(projection, targets, EdgeFilter.CONFIRMED);
        Distances possible = Distances.to(projection, targets, EdgeFilter.USABLE);
        List<int[]> paths = new ArrayList<>();
        for (int node = 0; node < projection.size(); node++) {
            if (projection.label(node) != EntityLabel.IDENTITY || targets.get(node) || !possible.reaches(node)) {
                continue;
            }
            paths.add((confirmed.reaches(node) ? confirmed : possible).path(projection, node));
        }
        return assemble(paths).stream()
                .map(path -> new Escalation(path.source(), path))
                .sorted(java.util.Comparator.comparing(Escalation::confidence)
                        .thenComparingDouble(escalation -> escalation.path().weight())
                        .thenComparing(escalation -> escalation.identity().id()))
                .toList();
    }

    /** {@return how many identities can reach a target, without their paths} */
    public long countReaching(Optional<String> target) {
        BitSet targets = targets(target);
        Distances possible = Distances.to(projection, targets, EdgeFilter.USABLE);
        return IntStream.range(0, projection.size())
                .filter(node -> projection.label(node) == EntityLabel.IDENTITY)
                .filter(node -> !targets.get(node) && possible.reaches(node))
                .count();
    }

    /** {@return up to k cheapest paths from one node to a target, or to tier zero, cheapest first} */
    public List<EscalationPath> paths(PathQuestion question) {
        BitSet targets = targets(question.to());
        EdgeFilter allowed = question.confirmedOnly() ? EdgeFilter.CONFIRMED : EdgeFilter.USABLE;
        ShortestPaths search = new ShortestPaths(projection, targets, allowed);
        int most = question.maxHops().orElse(MOST_HOPS);
        List<int[]> found = search.from(require(question.from()), question.k(), most * 2);
        return assemble(found).stream().filter(path -> path.length() <= most).toList();
    }

    /**
     * {@return by identity the one hop without which it could not reach tier zero; absent where there are ways around any}
     */
    public Map<String, Hop> singleCuts(java.util.Collection<String> identities) {
        SingleCuts cuts = SingleCuts.of(projection, tierZero, EdgeFilter.USABLE);
        Map<String, int[]> edges = new java.util.LinkedHashMap<>();
        for (String identity : identities) {
            cuts.nearest(require(identity)).ifPresent(edge -> edges.put(identity, new int[] {edge}));
        }
        HopAssembler assembler = HopAssembler.of(snapshot, projection, edges.values());
        Map<String, Hop> hops = new java.util.LinkedHashMap<>();
        edges.forEach((identity, edge) ->
                hops.put(identity, assembler.path(edge).hops().getFirst()));
        return hops;
    }

    /**
     * {@return the relations that carry at least a share of all identities' cheapest paths to tier zero, those that carry
     * most first}. What a set of targets contains is left out: it cannot be cut.
     *
     * @param least 0 to 1
     */
    public List<ChokePoint> chokePoints(double least) {
        return chokePoints(Optional.empty(), least);
    }

    /** {@return the relations that carry at least a share of all identities' cheapest paths to a target, or to tier zero} */
    public List<ChokePoint> chokePoints(Optional<String> target, double least) {
        BitSet targets = targets(target);
        ChokeValues values = ChokeValues.of(projection, targets, EdgeFilter.USABLE);
        if (values.identities() == 0) {
            return List.of();
        }
        List<int[]> edges = IntStream.range(0, projection.edgeCount())
                .filter(edge -> values.carried(edge) > 0)
                .filter(edge -> values.carried(edge) >= least * values.identities() - ROUNDING)
                .filter(edge -> !HopAssembler.isTargetSet(projection, projection.from(edge)))
                .boxed()
                .sorted(java.util.Comparator.<Integer>comparingDouble(values::carried)
                        .reversed())
                .limit(MOST_CHOKE_POINTS)
                .map(edge -> new int[] {edge})
                .toList();
        if (edges.isEmpty()) {
            return List.of();
        }
        long[] cutOff = SingleCuts.of(projection, targets, EdgeFilter.USABLE).cutOff(identitiesBut(targets));
        HopAssembler assembler = HopAssembler.of(snapshot, projection, edges);
        return edges.stream()
                .map(edge -> new ChokePoint(
                        assembler.path(edge).hops().getFirst(),
                        values.carried(edge[0]),
                        values.carried(edge[0]) / values.identities(),
                        cutOff[edge[0]]))
                .sorted(java.util.Comparator.comparingDouble(ChokePoint::carried)
                        .reversed()
                        .thenComparing(point -> point.hop().from().id())
                        .thenComparing(point -> point.hop().to().id()))
                .toList();
    }

    /**
     * {@return what whoever holds a node can reach}
     *
     * @param confirmedOnly whether conditional steps are left out
     */
    public BlastRadius blastRadius(String id, boolean confirmedOnly) {
        EdgeFilter allowed = confirmedOnly ? EdgeFilter.CONFIRMED : EdgeFilter.USABLE;
        return BlastRadius.of(projection, tierZero, require(id), allowed);
    }

    /** {@return how many identities can reach a node} */
    public Exposure exposure(String id) {
        return new Containment(snapshot, projection).exposure(targets(Optional.of(id)));
    }

    /** {@return what becomes of who can reach a target, or tier zero, without some relations} */
    public WhatIf whatIf(java.util.Collection<RelationKey> removed, Optional<String> target) {
        return new Containment(snapshot, projection).whatIf(removed, targets(target));
    }

    /** {@return up to so many relations to cut so that most identities lose every path to a target, or to tier zero} */
    public CutPlan cutPlan(int most, Optional<String> target) {
        if (most < 1 || most > MOST_CUTS) {
            throw new IllegalArgumentException("maxCuts is " + most + ", allowed is 1 to " + MOST_CUTS);
        }
        return new Containment(snapshot, projection).cutPlan(most, targets(target));
    }

    private BitSet identitiesBut(BitSet targets) {
        BitSet identities = new BitSet();
        IntStream.range(0, projection.size())
                .filter(node -> projection.label(node) == EntityLabel.IDENTITY && !targets.get(node))
                .forEach(identities::set);
        return identities;
    }

    private List<EscalationPath> assemble(List<int[]> paths) {
        HopAssembler assembler = HopAssembler.of(snapshot, projection, paths);
        return paths.stream().map(assembler::path).toList();
    }
}
