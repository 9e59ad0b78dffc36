// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.creep;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Evidence;
import dev.entail.analytics.creep.Comparison;
import dev.entail.analytics.creep.CreepScore;
import dev.entail.analytics.creep.CreepScores;
import dev.entail.analytics.creep.CreepSignal;
import dev.entail.analytics.creep.Entitlement;
import dev.entail.analytics.creep.Entitlements;
import dev.entail.analytics.creep.Held;
import dev.entail.analytics.creep.Verdict;
import dev.entail.graph.GraphException.OutOfReach;
import dev.entail.graph.projection.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What of creep is told to a caller who may see only a part of the graph. Scores, shares and counts are those of the whole;
 * a fact is told where the part alone gives the same, an entitlement where the part knows it, a peer where it may be seen.
 */
final class PartialCreep {
    private final Snapshot visible;
    private final AnalysisContext part;
    private final CreepScores scores;
    private final Map<String, Entitlement> known = new HashMap<>();

    PartialCreep(Snapshot visible, AnalysisContext part, CreepScores scores) {
        this.visible = visible;
        this.part = part;
        this.scores = scores;
        Entitlements all = Entitlements.of(part);
        IntStream.range(0, all.size()).mapToObj(all::get).forEach(each -> known.put(each.key(), each));
    }

    List<CreepScore> told(List<CreepScore> whole) {
        return whole.stream()
                .filter(score -> visible.sees(score.identity().id()))
                .map(this::told)
                .toList();
    }

    CreepScore told(CreepScore whole) {
        String identity = whole.identity().id();
        if (!visible.sees(identity)) {
            throw new OutOfReach("The access of an account is judged with that of its person, who is outside of the"
                    + " scopes that the caller is restricted to; allowed are identities whose person is within");
        }
        List<CreepSignal> signals = whole.signals().stream()
                .map(signal ->
                        new CreepSignal(signal.kind(), signal.value(), signal.weight(), () -> told(identity, signal)))
                .toList();
        return new CreepScore(
                whole.identity(),
                signals,
                whole.granted(),
                whole.used(),
                whole.unused(),
                whole.peers(),
                whole.importance());
    }

    private List<Evidence> told(String identity, CreepSignal whole) {
        Set<Evidence> inside = scores.of(identity).stream()
                .flatMap(score -> score.signals().stream())
                .filter(signal -> signal.kind() == whole.kind())
                .flatMap(signal -> signal.items().stream())
                .collect(Collectors.toSet());
        return Evidence.within(whole.items(), inside::contains, identity);
    }

    /** A reason names nothing: it gives shares and counts. */
    List<Verdict> verdicts(List<Verdict> whole) {
        return whole.stream()
                .filter(each -> visible.sees(each.grant().relation().from())
                        && visible.sees(each.grant().target()))
                .toList();
    }

    Creep.Holdings holdings(String identity, List<Held> whole) {
        Set<String> keys =
                whole.stream().map(held -> held.entitlement().key()).collect(Collectors.toCollection(HashSet::new));
        List<Held> held = Entitlements.of(part).held(identity).stream()
                .filter(each -> keys.contains(each.entitlement().key()))
                .toList();
        return new Creep.Holdings(held, whole.size() - held.size());
    }

    /** All are compared before those that may not be seen are left out, so that as many as wanted are shown. */
    Optional<Comparison> comparison(AnalysisContext whole, String identity, int mostPeers, int mostEntitlements) {
        Optional<String> group = Comparison.of(part, identity, 0, 0).map(Comparison::group);
        return Comparison.of(whole, identity, Integer.MAX_VALUE, Integer.MAX_VALUE)
                .map(all -> told(all, group, mostPeers, mostEntitlements));
    }

    private Comparison told(Comparison all, Optional<String> group, int mostPeers, int mostEntitlements) {
        int[] columns = IntStream.range(0, all.columns().size())
                .filter(column -> known.containsKey(
                        all.columns().get(column).entitlement().key()))
                .limit(mostEntitlements)
                .toArray();
        List<Comparison.Row> rows = new ArrayList<>();
        all.rows().stream()
                .filter(row -> visible.sees(row.identity().id()))
                .limit(1L + mostPeers)
                .forEach(row -> rows.add(new Comparison.Row(
                        row.identity(),
                        row.similarity(),
                        IntStream.of(columns).mapToObj(row.holds()::get).toList())));
        return new Comparison(
                group.filter(all.group()::equals).orElse("what is outside of your scopes"),
                all.peers(),
                all.held(),
                IntStream.of(columns)
                        .mapToObj(all.columns()::get)
                        .map(column -> new Comparison.Column(
                                Objects.requireNonNull(
                                        known.get(column.entitlement().key())),
                                column.share(),
                                column.holds()))
                        .toList(),
                rows);
    }
}
