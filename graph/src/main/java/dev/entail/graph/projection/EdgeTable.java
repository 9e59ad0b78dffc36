// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import dev.entail.graph.RelationKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The edges of a projection by number. */
final class EdgeTable {
    private static final float MEMBERSHIP = 0.1f;
    private static final float DIRECT = 0.5f;

    private int[] from = new int[1024];
    private int[] to = new int[1024];
    private long[] numbers = new long[1024];
    private float[] weights = new float[1024];
    private short[] notes = new short[1024];
    private final BitSet conditional = new BitSet();
    private final List<Note> noteList = new ArrayList<>();
    private final Map<Note, Short> noteIndexes = new HashMap<>();
    private int size;

    /** What many edges have in common. */
    private record Note(RelationKind kind, @Nullable String technique) {}

    void add(
            RelationKind kind,
            int source,
            int target,
            long number,
            @Nullable String technique,
            boolean confirmed,
            double weight) {
        if (size == from.length) {
            grow();
        }
        from[size] = source;
        to[size] = target;
        numbers[size] = number;
        weights[size] = (float) weight;
        notes[size] = noteIndexes.computeIfAbsent(new Note(kind, technique), note -> {
            noteList.add(note);
            return (short) (noteList.size() - 1);
        });
        conditional.set(size, !confirmed);
        size++;
    }

    private void grow() {
        int room = size * 2;
        from = Arrays.copyOf(from, room);
        to = Arrays.copyOf(to, room);
        numbers = Arrays.copyOf(numbers, room);
        weights = Arrays.copyOf(weights, room);
        notes = Arrays.copyOf(notes, room);
    }

    /** {@return the effort of a relation that is no escalation: what one has anyway costs next to nothing} */
    static double usualWeight(RelationKind kind) {
        return switch (kind) {
            case MEMBER_OF, HAS_ROLE, INHERITS, GRANTS, ON, CONTAINS, ACCOUNT_OF -> MEMBERSHIP;
            case CAN_ASSUME, FEDERATES_TO, RUNS_AS, AUTHENTICATES, USES -> DIRECT;
            case CONTROLS, CAN_ESCALATE -> 1;
            case STORED_IN, KNOWS, OWNED_BY, DECIDED_BY, REPORTS_TO, CREATED_BY, DEPENDS_ON, USED, ABOUT, BY ->
                throw new IllegalArgumentException(kind + " is not followed");
        };
    }

    int size() {
        return size;
    }

    int[] from() {
        return from;
    }

    int[] to() {
        return to;
    }

    long number(int edge) {
        return numbers[edge];
    }

    RelationKind kind(int edge) {
        return noteList.get(notes[edge]).kind();
    }

    @Nullable
    String technique(int edge) {
        return noteList.get(notes[edge]).technique();
    }

    double weight(int edge) {
        return weights[edge];
    }

    boolean isConfirmed(int edge) {
        return !conditional.get(edge);
    }
}
