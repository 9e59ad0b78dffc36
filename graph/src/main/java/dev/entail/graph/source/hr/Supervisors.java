// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.hr;

import dev.entail.graph.GraphRecord.RelationRecord;
import dev.entail.graph.RelationKind;
import dev.entail.graph.Shown;
import dev.entail.graph.load.Place;
import dev.entail.graph.load.RecordSink;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.collections.impl.map.mutable.primitive.ObjectIntHashMap;
import org.eclipse.collections.impl.set.mutable.primitive.LongHashSet;

/**
 * Who reports to whom, settled when all rows are read. The rows wait in a temporary file; memory holds a number a person
 * and the supervisors, who are few.
 */
final class Supervisors implements AutoCloseable {
    private static final int MOST_SHOWN = 3;

    /** One row as it waits. */
    private record Waiting(String id, String name, String supervisor, Place place) {}

    /** What is done with a waiting row. */
    private interface Each {
        void accept(Waiting row);
    }

    private final Mapping mapping;
    private final Path file;
    private final DataOutputStream rows;
    private final LongHashSet ids = new LongHashSet();
    private final Set<String> named = new HashSet<>();

    Supervisors(Mapping mapping) {
        this.mapping = mapping;
        try {
            file = Files.createTempFile("entail-hr", ".rows");
            rows = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return whether the id is new} */
    boolean add(String id, String name, String supervisor, Place place) {
        if (!ids.add(hash(id))) {
            return false;
        }
        if (!supervisor.isEmpty()) {
            named.add(supervisor);
        }
        try {
            for (String text : List.of(id, name, supervisor, place.file(), place.at())) {
                byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
                rows.writeInt(bytes.length);
                rows.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return true;
    }

    int people() {
        return ids.size();
    }

    /** Hands on who reports to whom, and warns of what cannot be told. */
    void settle(String source, RecordSink sink) {
        if (named.isEmpty()) {
            return;
        }
        boolean byName = mapping.supervisor().orElseThrow().byName();
        Map<String, List<String>> people = new HashMap<>();
        each(row -> {
            String key = byName ? row.name() : row.id();
            if (named.contains(key)) {
                people.computeIfAbsent(key, name -> new ArrayList<>(1)).add(row.id());
            }
        });
        Map<String, String> chiefs = new HashMap<>();
        each(row -> settle(row, people.getOrDefault(row.supervisor(), List.of()), source, sink, people, chiefs));
        warnOfLoops(chiefs, source, sink);
    }

    private void settle(
            Waiting row,
            List<String> candidates,
            String source,
            RecordSink sink,
            Map<String, List<String>> people,
            Map<String, String> chiefs) {
        if (row.supervisor().isEmpty()) {
            return;
        }
        if (candidates.size() != 1) {
            sink.warn(row.place(), "supervisor " + Shown.of(row.supervisor()) + unsettled(candidates));
            return;
        }
        String chief = candidates.getFirst();
        if (chief.equals(row.id())) {
            sink.warn(
                    row.place(),
                    "supervisor " + Shown.of(row.supervisor()) + " is the person's own, which says nothing");
            return;
        }
        boolean isChief = people.getOrDefault(row.name(), List.of()).contains(row.id()) || people.containsKey(row.id());
        if (isChief) {
            chiefs.put(row.id(), chief);
        }
        RelationRecord reports = new RelationRecord(
                RelationKind.REPORTS_TO, mapping.prefix() + row.id(), mapping.prefix() + chief, Map.of());
        sink.accept(source, reports, row.place());
    }

    private static String unsettled(List<String> candidates) {
        if (candidates.isEmpty()) {
            return " is nobody in the table; the person reports to nobody";
        }
        String shown = String.join(", ", candidates.subList(0, Math.min(MOST_SHOWN, candidates.size())));
        return " is the name of " + candidates.size() + " people (" + shown
                + "); the person reports to nobody until the column holds ids";
    }

    /** Only supervisors can be in a loop, so only they are walked, each once. */
    private static void warnOfLoops(Map<String, String> chiefs, String source, RecordSink sink) {
        ObjectIntHashMap<String> walks = new ObjectIntHashMap<>();
        int walk = 0;
        for (String start : new java.util.TreeSet<>(chiefs.keySet())) {
            walk++;
            String at = start;
            while (at != null && !walks.containsKey(at)) {
                walks.put(at, walk);
                at = chiefs.get(at);
            }
            if (at != null && walks.get(at) == walk) {
                sink.warn(new Place(source, "supervisors"), "a loop: " + loop(at, chiefs));
            }
        }
    }

    private static String loop(String start, Map<String, String> chiefs) {
        List<String> members = new ArrayList<>(List.of(start));
        for (String at = chiefs.get(start); at != null && !at.equals(start); at = chiefs.get(at)) {
            members.add(at);
        }
        members.add(start);
        return String.join(" reports to ", members);
    }

    private void each(Each each) {
        try {
            rows.flush();
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
                while (true) {
                    String id = text(in);
                    each.accept(new Waiting(id, text(in), text(in), new Place(text(in), text(in))));
                }
            } catch (EOFException end) {
                return;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash ^ (hash >>> 29);
    }

    @Override
    public void close() {
        try {
            rows.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
