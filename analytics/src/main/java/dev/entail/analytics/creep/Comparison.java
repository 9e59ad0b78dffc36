// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import dev.entail.analytics.AnalysisContext;
import dev.entail.graph.projection.EntityState;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * An identity beside its peers: who holds which entitlement. Columns are what it or most of its peers hold, the least
 * shared first, so that what sets it apart comes first; rows are the peers, those that hold most alike first.
 *
 * @param group what the peers have in common, as part of a sentence
 * @param peers how many there are, also those that are not among the rows
 * @param held how many entitlements it holds itself, also those that are not among the columns
 * @param columns what is compared
 * @param rows the identity itself, then peers
 */
public record Comparison(String group, int peers, int held, List<Column> columns, List<Row> rows) {
    /** What at least this share of the peers hold is a column also where the identity does not hold it. */
    private static final double TYPICAL = 0.5;

    public Comparison {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * An entitlement.
     *
     * @param share the share of the peers that hold it, 0 to 1
     * @param holds whether the identity itself does
     */
    public record Column(Entitlement entitlement, double share, boolean holds) {}

    /**
     * One who is compared.
     *
     * @param similarity the share of what both hold in all that either holds (Jaccard), 1 for the identity itself
     * @param holds for each column whether it is held
     */
    public record Row(EntityState identity, double similarity, List<Boolean> holds) {
        public Row {
            holds = List.copyOf(holds);
        }
    }

    /**
     * {@return an identity, or the person of an account, beside its peers; empty where it has none}
     *
     * @param mostRows how many peers are shown at most
     * @param mostColumns how many entitlements are shown at most
     */
    public static Optional<Comparison> of(AnalysisContext context, String identity, int mostRows, int mostColumns) {
        Roster roster = Roster.of(context);
        OptionalInt number = Entitlements.of(context)
                .holder(identity)
                .map(holder -> roster.number(holder.id()))
                .orElse(OptionalInt.empty());
        if (number.isEmpty()) {
            return Optional.empty();
        }
        int self = number.getAsInt();
        return Peers.of(context).of(self).map(group -> of(context, self, group, mostRows, mostColumns));
    }

    private static Comparison of(AnalysisContext context, int self, PeerGroup group, int mostRows, int mostColumns) {
        Roster roster = Roster.of(context);
        int[] own = roster.set(self);
        int[] columns = Stream.concat(
                        Arrays.stream(own).boxed(),
                        Arrays.stream(group.typical(self, TYPICAL)).boxed())
                .distinct()
                .sorted(Comparator.comparingDouble((Integer entitlement) -> group.share(self, entitlement))
                        .thenComparingInt(entitlement -> entitlement))
                .limit(mostColumns)
                .mapToInt(Integer::intValue)
                .toArray();
        List<Row> peers = Arrays.stream(group.members())
                .filter(member -> member != self)
                .mapToObj(member -> row(roster, member, Roster.jaccard(own, roster.set(member)), columns))
                .sorted(Comparator.comparingDouble(Row::similarity)
                        .reversed()
                        .thenComparing(row -> row.identity().id()))
                .limit(mostRows)
                .toList();
        Entitlements all = Entitlements.of(context);
        return new Comparison(
                group.name(),
                group.peersOf(self),
                own.length,
                Arrays.stream(columns)
                        .mapToObj(entitlement -> new Column(
                                all.get(entitlement), group.share(self, entitlement), roster.holds(self, entitlement)))
                        .toList(),
                Stream.concat(Stream.of(row(roster, self, 1, columns)), peers.stream())
                        .toList());
    }

    private static Row row(Roster roster, int member, double similarity, int[] columns) {
        return new Row(
                roster.member(member),
                similarity,
                Arrays.stream(columns)
                        .mapToObj(entitlement -> roster.holds(member, entitlement))
                        .toList());
    }
}
