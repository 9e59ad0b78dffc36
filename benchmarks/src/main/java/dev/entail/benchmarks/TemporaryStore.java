// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.benchmarks;

import dev.entail.analytics.escalation.EscalationView;
import dev.entail.graph.GraphRecord;
import dev.entail.graph.load.Input;
import dev.entail.graph.load.InputFiles;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Loader;
import dev.entail.graph.load.Place;
import dev.entail.graph.projection.ProjectionReader;
import dev.entail.graph.projection.Snapshot;
import dev.entail.graph.source.aws.AwsSource;
import dev.entail.graph.source.records.RecordsSource;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.StoreLocation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A fresh store in a temporary folder, which closing it deletes. */
final class TemporaryStore implements AutoCloseable {
    private final Path folder;
    private final GraphStore store;

    TemporaryStore() {
        try {
            folder = Files.createTempDirectory("entail-benchmark");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        store = GraphStore.open(new StoreLocation.Embedded(folder.resolve("home")));
    }

    /** {@return the file that now holds the account} */
    Path export(Accounts account) {
        Path file = folder.resolve("account.json");
        try {
            account.write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** {@return the folder that now holds the organisation} */
    Path export(Organisations organisation) {
        Path files = folder.resolve("organisation");
        organisation.write(files);
        return files;
    }

    /** Loads what files say, and draws no conclusions from it. */
    void loadFacts(Path files) {
        new Loader(store, List.of())
                .load(
                        new AwsSource(),
                        InputFiles.of(List.of(files.toString()), InputStream.nullInputStream()),
                        LoadOptions.at(Instant.parse("2026-11-01T00:00:00Z")));
    }

    /** Draws the conclusions from what is loaded, by loading one thing more. */
    void conclude() {
        byte[] one = "{\"label\":\"Owner\",\"id\":\"team:benchmark\",\"properties\":{\"kind\":\"TEAM\"}}"
                .getBytes(StandardCharsets.UTF_8);
        Loader.of(store)
                .load(
                        new RecordsSource(),
                        Input.of("one.jsonl", one),
                        LoadOptions.at(Instant.parse("2026-11-02T00:00:00Z")));
    }

    void load(Path export) {
        Loader.of(store)
                .load(
                        new AwsSource(),
                        InputFiles.of(List.of(export.toString()), InputStream.nullInputStream()),
                        LoadOptions.at(Instant.parse("2026-11-01T00:00:00Z")));
    }

    /** Loads a generated organisation as one source. */
    void load(Estates estates) {
        load(estates::write, Records.AT);
    }

    /** Loads what one source says that was true at a time. */
    void load(Consumer<Consumer<GraphRecord>> records, Instant at) {
        Place place = new Place("generated", "");
        Loader.of(store)
                .load(sink -> records.accept(said -> sink.accept("generated", said, place)), LoadOptions.at(at));
    }

    GraphStore graph() {
        return store;
    }

    Snapshot snapshot() {
        return Snapshot.latest(store, Optional.empty());
    }

    EscalationView view() {
        Snapshot snapshot = snapshot();
        return new EscalationView(snapshot, ProjectionReader.read(snapshot));
    }

    @Override
    public void close() {
        store.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
