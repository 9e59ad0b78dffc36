// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

import java.util.List;
import java.util.Optional;

/** A kind of input that Entail reads: one class, found by {@link java.util.ServiceLoader}, with a page in {@code docs/sources}. */
public interface Source {
    /** {@return the name on the command line, such as {@code aws}} */
    String id();

    /** {@return what it reads, in one line} */
    String title();

    /** {@return where it is documented, such as {@code docs/sources/aws.md}} */
    default String documentation() {
        return "docs/sources/" + id() + ".md";
    }

    /** {@return what a load of it may be told beside its files; {@link Input#options()} carries what it was told} */
    default List<SourceOption> options() {
        return List.of();
    }

    /** {@return what the options ask about an input instead of loading it, empty where it is to be loaded} */
    default Optional<String> answer(Input input) {
        return Optional.empty();
    }

    /**
     * Reads an input to its end and hands on what it says.
     *
     * @param name the source's name where the user gave one, else the reader names it
     */
    void read(Input input, Optional<String> name, RecordSink sink);
}
