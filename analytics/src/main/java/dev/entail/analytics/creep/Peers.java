// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.estate.People;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * With whom each identity is compared: people with those of the same department, job and kind, and where these are too
 * few or unknown with wider groups; machines, and people of whom nothing is known, with those that hold much the same.
 */
final class Peers {
    private final AnalysisContext context;
    private final Roster roster;
    private final int fewest;
    private final double similarity;
    private final ThreadLocal<int[]> scratch;
    private final Map<String, List<Integer>> members = new LinkedHashMap<>();
    private final Map<String, PeerGroup> groups = new ConcurrentHashMap<>();
    private final Map<Integer, PeerGroup> similar = new ConcurrentHashMap<>();

    private Peers(AnalysisContext context) {
        this.context = context;
        this.roster = Roster.of(context);
        this.fewest = (int) context.setting(PeerOutliers.ABOUT, "peers");
        this.similarity = context.setting(PeerOutliers.ABOUT, "similarity");
        int entitlements = Entitlements.of(context).size();
        this.scratch = ThreadLocal.withInitial(() -> new int[entitlements]);
        for (int number = 0; number < roster.size(); number++) {
            EntityState member = roster.member(number);
            int it = number;
            Stream.concat(Attributes.of(member).keys().stream(), others(member).stream())
                    .forEach(key -> members.computeIfAbsent(key, any -> new ArrayList<>())
                            .add(it));
        }
    }

    static Peers of(AnalysisContext context) {
        return context.shared(Peers.class, Peers::new);
    }

    /** What explains a grant beside the job: the place, the kind of contract, the manager's team. */
    private List<String> others(EntityState member) {
        if (!People.isHuman(member)) {
            return List.of();
        }
        List<String> keys = new ArrayList<>();
        member.text("location").ifPresent(location -> keys.add("the location " + location));
        member.text("kind").ifPresent(kind -> keys.add("the kind " + kind));
        context.estate().from(member.id(), RelationKind.REPORTS_TO).stream()
                .limit(1)
                .forEach(lead -> keys.add("the manager " + Phrases.name(context, lead.to())));
        return keys;
    }

    /** {@return the group that a member is compared with, empty where there are too few} */
    Optional<PeerGroup> of(int member) {
        return byAttributes(Attributes.of(roster.member(member)), member).or(() -> similar(member));
    }

    boolean isByAttributes(int member) {
        return byAttributes(Attributes.of(roster.member(member)), member).isPresent();
    }

    /** {@return the narrowest group of these attributes with enough others than a member} */
    Optional<PeerGroup> byAttributes(Attributes attributes, int member) {
        return attributes.keys().stream()
                .filter(key -> members.getOrDefault(key, List.of()).size() > fewest)
                .map(this::group)
                .filter(group -> group.peersOf(member) >= fewest)
                .findFirst();
    }

    /** {@return the groups that may explain a grant though those of the same job do not have it} */
    List<PeerGroup> around(int member) {
        EntityState state = roster.member(member);
        List<String> keys = new ArrayList<>(others(state));
        Attributes.of(state).department().ifPresent(keys::add);
        return keys.stream()
                .filter(key -> members.getOrDefault(key, List.of()).size() > fewest)
                .map(this::group)
                .toList();
    }

    /** {@return all groups of people of one job in one department} */
    List<PeerGroup> jobs() {
        return members.entrySet().stream()
                .filter(entry ->
                        Attributes.isOfJob(entry.getKey()) && entry.getValue().size() > fewest)
                .map(entry -> group(entry.getKey()))
                .toList();
    }

    private PeerGroup group(String key) {
        return groups.computeIfAbsent(
                key,
                name -> new PeerGroup(
                        name,
                        roster,
                        members.getOrDefault(name, List.of()).stream()
                                .mapToInt(Integer::intValue)
                                .toArray(),
                        scratch.get()));
    }

    /** {@return those that hold much the same, empty where there are too few; of all that hold the very same, one group} */
    Optional<PeerGroup> similar(int member) {
        int twin = roster.firstTwin(member);
        PeerGroup group = similar.get(twin);
        if (group == null) {
            int[] alike = IntStream.concat(IntStream.of(twin), Arrays.stream(index().of(twin, similarity)))
                    .sorted()
                    .toArray();
            group = new PeerGroup("holding much the same", roster, alike, scratch.get());
            similar.put(twin, group);
        }
        return Optional.of(group).filter(alike -> alike.peersOf(member) >= fewest);
    }

    private SimilarPeers index() {
        return context.shared(SimilarPeers.class, any -> new SimilarPeers(roster));
    }
}
