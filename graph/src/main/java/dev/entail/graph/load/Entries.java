// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.GraphRecord;
import dev.entail.graph.RecordCodec;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Records in the order they came: the first of them in memory, and all that is more in a file. */
final class Entries implements AutoCloseable {
    /** Characters of JSON, about as many bytes of memory; what a record costs besides is counted as {@link #EACH}. */
    private static final long MOST_IN_MEMORY = 4 * 1024 * 1024;

    private static final long EACH = 500;

    private final Path scratch;
    private final List<Entry> first = new ArrayList<>();
    private @Nullable Rest rest;
    private long size;

    /** @param scratch the folder for a temporary file of what is more */
    Entries(Path scratch) {
        this.scratch = scratch;
    }

    /**
     * One record with who says it and where it stood.
     *
     * @param key the hash of {@link LoadKey#of}
     * @param content the hash of {@link LoadKey#content}
     */
    record Entry(String source, Place place, GraphRecord graphRecord, long key, long content) {
        private String line() {
            ArrayNode line = RecordCodec.JSON.createArrayNode();
            line.add(source).add(place.file()).add(place.at()).add(key).add(content);
            return line.add(RecordCodec.json(graphRecord)).toString();
        }

        private static Entry read(String line) {
            try {
                JsonNode fields = RecordCodec.JSON.readTree(line);
                return new Entry(
                        fields.get(0).textValue(),
                        new Place(fields.get(1).textValue(), fields.get(2).textValue()),
                        RecordCodec.read(fields.get(5)),
                        fields.get(3).longValue(),
                        fields.get(4).longValue());
            } catch (JsonProcessingException | BadInput e) {
                throw new IllegalStateException("The temporary file of a load is damaged: " + e.getMessage(), e);
            }
        }
    }

    /** @param length of the record as JSON */
    void add(Entry entry, int length) {
        size += length + EACH;
        if (size <= MOST_IN_MEMORY) {
            first.add(entry);
            return;
        }
        try {
            if (rest == null) {
                rest = Rest.in(scratch);
            }
            rest.add(entry);
        } catch (IOException e) {
            throw new UncheckedIOException("The temporary folder " + scratch + " cannot be written", e);
        }
    }

    void each(Consumer<Entry> each) {
        first.forEach(each);
        if (rest == null) {
            return;
        }
        try {
            rest.each(each);
        } catch (IOException e) {
            throw new UncheckedIOException("The temporary folder " + scratch + " cannot be read", e);
        }
    }

    @Override
    public void close() {
        if (rest == null) {
            return;
        }
        try {
            rest.remove();
        } catch (IOException e) {
            throw new UncheckedIOException("The temporary folder " + scratch + " cannot be tidied", e);
        }
    }

    /** A temporary file, a record a line. */
    private record Rest(Path file, BufferedWriter writer) {
        static Rest in(Path folder) throws IOException {
            Path file = Files.createTempFile(folder, "entail-load", ".jsonl");
            return new Rest(file, Files.newBufferedWriter(file));
        }

        void add(Entry entry) throws IOException {
            writer.write(entry.line());
            writer.write('\n');
        }

        void each(Consumer<Entry> each) throws IOException {
            writer.flush();
            try (BufferedReader reader = Files.newBufferedReader(file)) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    each.accept(Entry.read(line));
                }
            }
        }

        void remove() throws IOException {
            writer.close();
            Files.deleteIfExists(file);
        }
    }
}
