// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.GraphRecord;
import dev.entail.graph.GraphRecord.NodeRecord;
import dev.entail.graph.GraphRecord.RelationRecord;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.Shown;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.eclipse.collections.impl.map.mutable.primitive.LongLongHashMap;
import org.eclipse.collections.impl.map.mutable.primitive.LongObjectHashMap;

/**
 * All records of one load, checked one by one and set down in temporary files, so that nothing touches the graph before
 * the whole input has been read without error. Memory holds 64-bit hashes only: about 40 bytes a record.
 */
final class Spool implements RecordSink, AutoCloseable {
    private final Hashes hashes = new Hashes();
    private final LongLongHashMap contents = new LongLongHashMap();
    private final LongObjectHashMap<EntityLabel> labels = new LongObjectHashMap<>();
    private final SortedSet<String> sources = new TreeSet<>();
    private final Problems problems;
    private final Progress progress;
    private final Path folder;
    private final BufferedWriter nodes;
    private final BufferedWriter relations;
    private long records;

    Spool(Path scratch, Problems problems, Progress progress) {
        this.problems = problems;
        this.progress = progress;
        try {
            folder = Files.createTempDirectory(scratch, "entail-load");
            nodes = Files.newBufferedWriter(folder.resolve("nodes"));
            relations = Files.newBufferedWriter(folder.resolve("relations"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void accept(String source, GraphRecord graphRecord, Place place) {
        sources.add(source);
        if (++records % 10_000 == 0) {
            progress.at("reading", records, -1);
        }
        if (isRepeated(source, graphRecord, place)) {
            return;
        }
        try {
            switch (graphRecord) {
                case NodeRecord node -> write(nodes, source, node, place);
                case RelationRecord relation -> write(relations, source, relation, place);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The temporary folder " + folder + " cannot be written", e);
        }
    }

    /** A source may say the same twice, but not two different things of one node or relation. */
    private boolean isRepeated(String source, GraphRecord graphRecord, Place place) {
        long key = hashes.of(LoadKey.of(source, graphRecord));
        long content = hashes.of(LoadKey.content(graphRecord));
        if (graphRecord instanceof NodeRecord node && !agreesOnLabel(node, place)) {
            return true;
        }
        if (!contents.containsKey(key)) {
            contents.put(key, content);
            return false;
        }
        if (contents.get(key) != content) {
            reject(
                    place,
                    LoadKey.describe(graphRecord)
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

    private static void write(BufferedWriter file, String source, GraphRecord graphRecord, Place place)
            throws IOException {
        ArrayNode line = RecordCodec.JSON.createArrayNode();
        line.add(source).add(place.file()).add(place.at()).add(RecordCodec.write(graphRecord));
        file.write(line.toString());
        file.write('\n');
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
        each("nodes", nodes, entry -> {
            if (labels.containsKey(hashes.of(((NodeRecord) entry.graphRecord()).id()))) {
                each.accept(entry);
            }
        });
    }

    void eachRelation(Consumer<Entry> each) {
        each("relations", relations, each);
    }

    private void each(String name, BufferedWriter written, Consumer<Entry> each) {
        try {
            written.flush();
            try (BufferedReader reader = Files.newBufferedReader(folder.resolve(name))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    each.accept(Entry.read(line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The temporary folder " + folder + " cannot be read", e);
        }
    }

    @Override
    public void close() {
        try {
            nodes.close();
            relations.close();
            Files.deleteIfExists(folder.resolve("nodes"));
            Files.deleteIfExists(folder.resolve("relations"));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("The temporary folder " + folder + " cannot be removed", e);
        }
    }

    /** One record of a spool with who says it and where it stood. */
    record Entry(String source, Place place, GraphRecord graphRecord) {
        static Entry read(String line) {
            try {
                JsonNode fields = RecordCodec.JSON.readTree(line);
                return new Entry(
                        fields.get(0).textValue(),
                        new Place(fields.get(1).textValue(), fields.get(2).textValue()),
                        RecordCodec.read(fields.get(3).textValue()));
            } catch (IOException | BadInput e) {
                throw new IllegalStateException("The temporary file of a load is damaged: " + e.getMessage(), e);
            }
        }
    }
}
