// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.entail.graph.GraphRecord;
import dev.entail.graph.GraphRecord.NodeRecord;
import dev.entail.graph.GraphRecord.RelationRecord;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.RelationKind;
import dev.entail.graph.load.Input;
import dev.entail.graph.load.InputFiles;
import dev.entail.graph.load.Place;
import dev.entail.graph.load.RecordSink;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a load of AWS inputs would hand on to the graph, with the checks that a load makes of each record. */
final class Facts implements RecordSink {
    private final Map<String, Map<String, NodeRecord>> nodes = new TreeMap<>();
    private final Map<String, RelationRecord> relations = new TreeMap<>();
    final List<String> rejected = new ArrayList<>();
    final List<String> warnings = new ArrayList<>();

    /** {@return what a text says, as a file of that name would; single quotes stand for double ones} */
    static Facts of(String name, String json) {
        return read(Input.of(name, json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }

    static Facts ofPath(Path path) {
        return read(InputFiles.of(List.of(path.toString()), InputStream.nullInputStream()));
    }

    /** {@return what a folder says with these files, each a path and its text} */
    static Facts ofFolder(Path folder, Map<String, String> files) {
        files.forEach((name, text) -> {
            try {
                Path file = folder.resolve(name);
                Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
                Files.writeString(file, text.replace('\'', '"'));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return ofPath(folder);
    }

    private static Facts read(Input input) {
        Facts facts = new Facts();
        new AwsSource().read(input, Optional.empty(), facts);
        facts.checkEnds();
        return facts;
    }

    /** {@return a file or folder of the corpus, after checking that it is there} */
    static Path corpus(String name) {
        Path folder = Stream.of(System.getProperty("entail.corpus", ""), "../shared/data", "../../shared/data")
                .filter(any -> !any.isEmpty())
                .map(any -> Path.of(any).resolve(name))
                .filter(Files::exists)
                .findFirst()
                .orElse(Path.of("absent"));
        assumeThat(Files.exists(folder)).as("the corpus holds %s", name).isTrue();
        return folder;
    }

    @Override
    public void accept(String source, GraphRecord graphRecord, Place place) {
        GraphRecord read = RecordCodec.read(RecordCodec.write(graphRecord));
        switch (read) {
            case NodeRecord node -> {
                NodeRecord before =
                        nodes.computeIfAbsent(source, any -> new TreeMap<>()).put(node.id(), node);
                assertThat(before).as("%s twice at %s", node.id(), place).isIn(null, node);
            }
            case RelationRecord relation -> {
                RelationRecord before = relations.put(source + relation.key(), relation);
                assertThat(before).as("%s twice at %s", relation.key(), place).isIn(null, relation);
            }
        }
    }

    private void checkEnds() {
        for (RelationRecord relation : relations.values()) {
            assertThat(relation.kind().from()).contains(node(relation.from()).label());
            assertThat(relation.kind().to()).contains(node(relation.to()).label());
        }
    }

    @Override
    public void reject(Place place, String reason) {
        rejected.add(place + ": " + reason);
    }

    @Override
    public void warn(Place place, String reason) {
        warnings.add(place + ": " + reason);
    }

    /** {@return the node of an id; where several sources have it, the first one's} */
    NodeRecord node(String id) {
        return nodes.values().stream()
                .filter(all -> all.containsKey(id))
                .map(all -> all.get(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No node " + id + " among "
                        + nodes.values().stream()
                                .flatMap(all -> all.keySet().stream())
                                .toList()));
    }

    boolean has(String id) {
        return nodes.values().stream().anyMatch(all -> all.containsKey(id));
    }

    Object property(String id, String property) {
        return nodes.values().stream()
                .filter(all -> all.containsKey(id))
                .map(all -> all.get(id).properties().get(property))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse("(absent)");
    }

    List<String> sources() {
        return List.copyOf(nodes.keySet());
    }

    /** {@return relations of a kind as {@code from -> to}} */
    List<String> relations(RelationKind kind) {
        return relations.values().stream()
                .filter(relation -> relation.kind() == kind)
                .map(relation -> relation.from() + " -> " + relation.to())
                .sorted()
                .toList();
    }

    Stream<RelationRecord> all(RelationKind kind) {
        return relations.values().stream().filter(relation -> relation.kind() == kind);
    }
}
