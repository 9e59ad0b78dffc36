// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.creep.Outlier.Unexpected;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How each identity stands among its peers; one pass over what they hold, and one over what was unexpected in it. */
final class Outliers {
    private final Entitlements all;
    private final Roster roster;
    private final Peers peers;
    private final Sensitivity sensitivity;
    private final AtomicReferenceArray<@Nullable Standing> standings;
    private final Map<PeerGroup, double[]> usual = new ConcurrentHashMap<>();

    /** What one holds beside its peers, before it is compared with theirs. */
    private record Standing(PeerGroup group, List<Unexpected> unexpected, double sum, double distance) {}

    private Outliers(AnalysisContext context) {
        this.all = Entitlements.of(context);
        this.roster = Roster.of(context);
        this.standings = new AtomicReferenceArray<>(roster.size());
        this.peers = Peers.of(context);
        this.sensitivity = Sensitivity.of(context);
    }

    static Outliers of(AnalysisContext context) {
        return context.shared(Outliers.class, Outliers::new);
    }

    /** {@return how an identity stands, empty where it has no peers} */
    Optional<Outlier> of(String holder) {
        return roster.number(holder).stream()
                .boxed()
                .findFirst()
                .flatMap(number -> standing(number).map(standing -> outlier(number, standing)));
    }

    private Outlier outlier(int number, Standing own) {
        double[] theirs = usual(own.group());
        double byGrants = Outlier.byGrants(own.sum(), theirs[0], sensitivity.halfway());
        double byDistance = Outlier.byDistance(own.distance(), theirs[1]);
        double score = own.unexpected().isEmpty() ? 0 : 1 - (1 - byGrants) * (1 - byDistance);
        return new Outlier(
                own.group(),
                own.group().peersOf(number),
                peers.isByAttributes(number),
                own.unexpected(),
                own.distance(),
                theirs[1],
                theirs[0],
                score);
    }

    /** What is usual among the members of a group; of a large one, of a sample that is spread over it. */
    private double[] usual(PeerGroup group) {
        double[] known = usual.get(group);
        if (known == null) {
            int[] members = group.members();
            int step = Math.max(1, members.length / 200);
            List<Standing> some = IntStream.iterate(0, at -> at < members.length, at -> at + step)
                    .mapToObj(at -> standing(members[at]))
                    .flatMap(Optional::stream)
                    .toList();
            known = new double[] {
                lowerMean(some.stream().mapToDouble(Standing::sum).toArray()),
                median(some.stream().mapToDouble(Standing::distance).toArray())
            };
            usual.put(group, known);
        }
        return known;
    }

    /** The mean of the lower half: steady where few hold anything unexpected, and outliers do not move it. */
    private static double lowerMean(double[] values) {
        return Arrays.stream(values)
                .sorted()
                .limit((values.length + 1) / 2)
                .average()
                .orElse(0);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values.length == 0 ? 0 : values[values.length / 2];
    }

    private Optional<Standing> standing(int number) {
        Standing known = standings.get(number);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Standing> standing = peers.of(number).map(group -> compare(number, group));
        standings.set(number, standing.orElse(null));
        return standing;
    }

    private Standing compare(int number, PeerGroup group) {
        int[] typical = group.typical(number, sensitivity.typical());
        double distance = 1 - Roster.jaccard(roster.set(number), typical);
        Map<Integer, Anomaly> odd = odd(number, group);
        List<Unexpected> unexpected = odd.isEmpty() ? List.of() : unexpected(number, group, odd);
        double sum = unexpected.stream().mapToDouble(Unexpected::score).sum();
        return new Standing(group, unexpected, sum, distance);
    }

    /** What an identity holds that hardly a peer does and that neither place, kind, team nor department explains. */
    private Map<Integer, Anomaly> odd(int number, PeerGroup group) {
        int[] rare = Arrays.stream(roster.set(number))
                .filter(entitlement -> group.share(number, entitlement) <= sensitivity.rare())
                .filter(entitlement -> roster.holders(entitlement) < sensitivity.explained() * roster.size())
                .toArray();
        if (rare.length == 0) {
            return Map.of();
        }
        List<PeerGroup> around = peers.around(number);
        Optional<PeerGroup> alike = peers.similar(number);
        Map<Integer, Anomaly> odd = new HashMap<>();
        for (int entitlement : rare) {
            if (around.stream().noneMatch(it -> it.share(number, entitlement) >= sensitivity.explained())) {
                odd.put(entitlement, anomaly(number, group, alike, entitlement));
            }
        }
        return odd;
    }

    private Anomaly anomaly(int number, PeerGroup group, Optional<PeerGroup> alike, int entitlement) {
        return Anomaly.of(
                group.share(number, entitlement),
                (double) Math.max(1, roster.holders(entitlement)) / roster.size(),
                roster.size(),
                alike.map(it -> it.share(number, entitlement)).orElse(0.0),
                sensitivity);
    }

    /**
     * The grants that bring it. What comes with an expected grant too is not unexpected, and a grant counts once,
     * however much it brings.
     */
    private List<Unexpected> unexpected(int number, PeerGroup group, Map<Integer, Anomaly> odd) {
        List<Unexpected> unexpected = new ArrayList<>();
        Map<Integer, Anomaly> left = new HashMap<>(odd);
        for (Grant grant : all.grants(roster.member(number).id())) {
            List<Map.Entry<Integer, Anomaly>> here = left.entrySet().stream()
                    .filter(entry -> grant.bundle().holds(entry.getKey()))
                    .toList();
            double weight = here.stream()
                    .mapToDouble(entry -> all.get(entry.getKey()).weight())
                    .sum();
            double brought =
                    grant.entitlements().mapToDouble(it -> all.get(it).weight()).sum();
            if (!here.isEmpty() && weight * 2 >= brought) {
                unexpected.add(unexpected(number, group, grant, here));
                here.forEach(entry -> left.remove(entry.getKey()));
            }
        }
        return unexpected;
    }

    private Unexpected unexpected(int number, PeerGroup group, Grant grant, List<Map.Entry<Integer, Anomaly>> here) {
        Map.Entry<Integer, Anomaly> worst = here.stream()
                .max(Comparator.comparingDouble((Map.Entry<Integer, Anomaly> entry) ->
                                entry.getValue().score())
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .orElseThrow();
        double score = here.stream()
                .mapToDouble(entry -> entry.getValue().score())
                .average()
                .orElse(0);
        return new Unexpected(
                grant, all.get(worst.getKey()), worst.getValue(), group.holdersBeside(number, worst.getKey()), score);
    }
}
