// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

import dev.entail.graph.GraphRecord.NodeRecord;
import dev.entail.graph.GraphRecord.RelationRecord;
import dev.entail.graph.load.Entries.Entry;
import dev.entail.graph.load.LoadReport.Counts;
import dev.entail.graph.store.GraphStore;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** The difference between what a spool says and what its sources said before, found in memory and written in batches. */
final class Changes {
    private static final long NONE = -1;
    /** Up to so many records it is cheaper to look each up than to read all that the source says. */
    private static final long MOST_LOOKED_UP = 10_000;

    private final GraphStore store;
    private final long number;
    private final Progress progress;
    private final Runnable afterBatch;
    private final StatementWriter writer;
    private final Tally nodes = new Tally();
    private final Tally relations = new Tally();
    private long written;

    Changes(GraphStore store, long number, Instant at, boolean isFirstOfAll, Progress progress, Runnable afterBatch) {
        this.store = store;
        this.number = number;
        this.progress = progress;
        this.afterBatch = afterBatch;
        this.writer = new StatementWriter(store, number, at, isFirstOfAll, afterBatch);
    }

    /** @param known those of the sources that were loaded before */
    void apply(Spool spool, Set<String> known, RelationCheck check, Extent extent) {
        if (!extent.isEverything()) {
            writer.changed().isPushed();
        }
        boolean isNarrow = !extent.isEverything() && spool.records() <= MOST_LOOKED_UP;
        Named named = isNarrow ? Named.by(spool) : new Named(Set.of(), Set.of());
        OpenStatements claims = isNarrow
                ? OpenStatements.claimsOf(store, known, extent.focus(), named.nodes())
                : OpenStatements.claims(store, known);
        OpenStatements open = isNarrow
                ? OpenStatements.relationsOf(store, known, extent.focus(), named.from())
                : OpenStatements.relations(store, known);
        spool.eachNode(entry -> node(entry, claims, spool.records()));
        writer.flush();
        spool.eachRelation(entry -> {
            if (!check.isRefused(entry)) {
                relation(entry, open, spool.records());
            }
        });
        writer.flush();
        if (extent.isEverything() || !extent.focus().isEmpty()) {
            close(claims, open);
        }
        new EntityMirror(store, afterBatch).refresh(writer.touched(), number);
    }

    private void node(Entry entry, OpenStatements claims, long total) {
        NodeRecord node = (NodeRecord) entry.graphRecord();
        long key = entry.key();
        long content = entry.content();
        report(total);
        if (claims.hasSame(key, content)) {
            claims.take(key);
            nodes.unchanged++;
            return;
        }
        long before = NONE;
        if (claims.has(key)) {
            before = claims.take(key);
            writer.closeClaim(before);
            nodes.changed++;
        } else {
            nodes.added++;
        }
        writer.addClaim(entry.source(), node, key, content, before);
    }

    private void relation(Entry entry, OpenStatements open, long total) {
        RelationRecord relation = (RelationRecord) entry.graphRecord();
        long key = entry.key();
        long content = entry.content();
        report(total);
        if (open.hasSame(key, content)) {
            open.take(key);
            relations.unchanged++;
            return;
        }
        if (open.has(key)) {
            writer.closeRelation(open.take(key));
            relations.changed++;
        } else {
            relations.added++;
        }
        writer.addRelation(entry.source(), relation, key, content);
    }

    private void report(long total) {
        if (++written % 1_000 == 0) {
            progress.at("writing", written, total);
        }
    }

    private void close(OpenStatements claims, OpenStatements open) {
        for (long unseen : claims.rest()) {
            nodes.closed++;
            writer.closeClaim(unseen);
        }
        for (long unseen : open.rest()) {
            relations.closed++;
            writer.closeRelation(unseen);
        }
        writer.flush();
    }

    Touched touched() {
        return writer.changed();
    }

    Counts nodes() {
        return nodes.counts();
    }

    Counts relations() {
        return relations.counts();
    }

    /** The nodes that a spool describes, and those whose relations it names. */
    private record Named(Set<String> nodes, Set<String> from) {
        static Named by(Spool spool) {
            Set<String> nodes = new HashSet<>();
            Set<String> from = new HashSet<>();
            spool.eachNode(entry -> nodes.add(((NodeRecord) entry.graphRecord()).id()));
            spool.eachRelation(entry -> from.add(((RelationRecord) entry.graphRecord()).from()));
            return new Named(nodes, from);
        }
    }

    private static final class Tally {
        private long added;
        private long changed;
        private long closed;
        private long unchanged;

        Counts counts() {
            return new Counts(added, changed, closed, unchanged);
        }
    }
}
