// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.GraphRecord;
import dev.entail.graph.GraphRecord.NodeRecord;
import dev.entail.graph.GraphRecord.RelationRecord;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.Shown;
import dev.entail.graph.load.Entries.Entry;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.eclipse.collections.impl.map.mutable.primitive.LongLongHashMap;
import org.eclipse.collections.impl.map.mutable.primitive.LongObjectHashMap;

/**
 * All records of one load, checked one by one and set down, so that nothing touches the graph before the whole input has
 * been read without error. Memory holds the first few thousand and, of the rest, 64-bit hashes: about 40 bytes a record.
 */
final class Spool implements RecordSink, AutoCloseable {
    private final Hashes hashes = new Hashes();
    private final LongLongHashMap contents = new LongLongHashMap();
    private final LongObjectHashMap<EntityLabel> labels = new LongObjectHashMap<>();
    private final SortedSet<String> sources = new TreeSet<>();
    private final Problems problems;
    private final Progress progress;
    private final Entries nodes;
    private final Entries relations;
    private long records;

    Spool(Path scratch, Problems problems, Progress progress) {
        this.problems = problems;
        this.progress = progress;
        this.nodes = new Entries(scratch);
        this.relations = new Entries(scratch);
    }

    @Override
    public void accept(String source, GraphRecord graphRecord, Place place) {
        sources.add(source);
        if (++records % 10_000 == 0) {
            progress.at("reading", records, -1);
        }
        ObjectNode json = RecordCodec.json(graphRecord);
        GraphRecord checked;
        try {
            checked = RecordCodec.read(json);
        } catch (BadInput e) {
            reject(place, LoadKey.describe(graphRecord) + ": " + e.getMessage());
            return;
        }
        String text = checked.equals(graphRecord) ? json.toString() : LoadKey.content(checked);
        long key = hashes.of(LoadKey.of(source, checked));
        Entry entry = new Entry(source, place, checked, key, hashes.of(text));
        if (isRepeated(entry)) {
            return;
        }
        switch (checked) {
            case NodeRecord _ -> nodes.add(entry, text.length());
            case RelationRecord _ -> relations.add(entry, text.length());
        }
    }

    /** A source may say the same twice, but not two different things of one node or relation. */
    private boolean isRepeated(Entry entry) {
        if (entry.graphRecord() instanceof NodeRecord node && !agreesOnLabel(node, entry.place())) {
            return true;
        }
        if (!contents.containsKey(entry.key())) {
            contents.put(entry.key(), entry.content());
            return false;
        }
        if (contents.get(entry.key()) != entry.content()) {
            reject(
                    entry.place(),
                    LoadKey.describe(entry.graphRecord())
                            + " appears before with other properties; a source says a thing once");
        }
        return true;
    }

    private boolean agreesOnLabel(NodeRecord node, Place place) {
        long id = hashes.of(node.id());
        EntityLabel before = labels.getIfAbsentPut(id, node.label());
        if (before == node.label()) {
            return true;
        }
        reject(
                place,
                "node " + Shown.of(node.id()) + " is a " + node.label().text() + " here and a " + before.text()
                        + " before; an id names one node");
        return false;
    }

    @Override
    public void reject(Place place, String reason) {
        problems.reject(place, reason);
    }

    @Override
    public void warn(Place place, String reason) {
        problems.warn(place, reason);
    }

    /** Says that the load is the whole truth of a source even where it names nothing of it. */
    void cover(String source) {
        sources.add(source);
    }

    SortedSet<String> sources() {
        return sources;
    }

    long records() {
        return records;
    }

    /** {@return the label of a node of this load, empty where the load has no such node} */
    Optional<EntityLabel> labelOf(String id) {
        return Optional.ofNullable(labels.get(hashes.of(id)));
    }

    /** Leaves out the node of an id, as if the load did not name it. */
    void refuse(String id) {
        labels.remove(hashes.of(id));
    }

    void eachNode(Consumer<Entry> each) {
        nodes.each(entry -> {
            if (labels.containsKey(hashes.of(((NodeRecord) entry.graphRecord()).id()))) {
                each.accept(entry);
            }
        });
    }

    void eachRelation(Consumer<Entry> each) {
        relations.each(each);
    }

    @Override
    public void close() {
        nodes.close();
        relations.close();
    }
}
