// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.graph.RecordCodec;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What all commands share: the global options, and where answers and messages go. */
abstract class EntailCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    final GlobalOptions options() {
        return ((Main) spec.root().userObject()).options();
    }

    /** {@return the formats that it answers in} */
    Set<GlobalOptions.Format> formats() {
        return EnumSet.of(GlobalOptions.Format.TEXT, GlobalOptions.Format.JSON);
    }

    final CommandSpec spec() {
        return spec;
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** Writes an answer as one JSON document. */
    final void print(JsonNode json) {
        try {
            out().println(RecordCodec.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json));
            out().flush();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
