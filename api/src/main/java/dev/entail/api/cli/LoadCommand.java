// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.api.Entail;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.load.Extent;
import dev.entail.graph.load.Input;
import dev.entail.graph.load.InputFiles;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.LoadOptions.OnError;
import dev.entail.graph.load.LoadReport;
import dev.entail.graph.load.LoadReport.Counts;
import dev.entail.graph.load.Loader;
import dev.entail.graph.load.Source;
import dev.entail.graph.load.SourceOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Loads an export into the graph. */
@Command(
        name = "load",
        description = {
            "Loads an export into the graph, as one change: its readers see all of it or nothing.",
            "What the source said before and does not say now is closed, not deleted."
        })
final class LoadCommand extends EntailCommand {
    @Parameters(
            index = "0",
            paramLabel = "SOURCE",
            description = "What it is an export of; 'entail sources' lists them.")
    private String source = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "PATH",
            description = "Files, folders, .gz, .zip, or - for standard input.")
    private List<String> paths = List.of();

    @Option(names = "--at", paramLabel = "TIME", description = "The time the export speaks of; default now.")
    private @Nullable String at;

    @Option(names = "--partial", description = "Add without closing what the export does not name.")
    private boolean partial;

    @Option(
            names = "--on-error",
            paramLabel = "stop|skip",
            defaultValue = "STOP",
            description = "What a bad record does: stop the load, or be left out and counted.")
    private OnError onError = OnError.STOP;

    @Option(
            names = "--source-name",
            paramLabel = "NAME",
            description = "The name of the source, where it is not the usual one.")
    private @Nullable String name;

    private final Map<String, String> told = new TreeMap<>();

    /** Takes the options of all sources, so that a source brings its own without an edit here. */
    static void addOptions(CommandLine.Model.CommandSpec spec) {
        Map<String, List<Source>> sources = new TreeMap<>();
        Map<String, SourceOption> options = new TreeMap<>();
        for (Source source : Loader.sources().values()) {
            for (SourceOption option : source.options()) {
                options.putIfAbsent(option.name(), option);
                sources.computeIfAbsent(option.name(), name -> new ArrayList<>())
                        .add(source);
            }
        }
        Map<String, String> told = ((LoadCommand) spec.userObject()).told;
        options.forEach(
                (name, option) -> spec.addOption(optionSpec(option, sources.getOrDefault(name, List.of()), told)));
    }

    private static OptionSpec optionSpec(SourceOption option, List<Source> sources, Map<String, String> told) {
        String of = String.join(", ", sources.stream().map(Source::id).toList());
        return OptionSpec.builder("--" + option.name())
                .arity(option.isSwitch() ? "0" : "1")
                .paramLabel(option.parameter())
                .type(option.isSwitch() ? boolean.class : String.class)
                .description(option.description() + " (" + of + ")")
                .setter(new ISetter() {
                    @Override
                    @SuppressWarnings("TypeParameterUnusedInFormals")
                    public <T> T set(T value) {
                        if (value != null && !Boolean.FALSE.equals(value)) {
                            told.put(option.name(), value.toString());
                        }
                        return value;
                    }
                })
                .build();
    }

    private static void refuseUnknown(Map<String, String> told, Source source) {
        List<String> allowed =
                source.options().stream().map(option -> "--" + option.name()).toList();
        for (String name : told.keySet()) {
            if (!allowed.contains("--" + name)) {
                throw new IllegalArgumentException("The source '" + source.id() + "' has no option --" + name
                        + ", allowed is " + (allowed.isEmpty() ? "none" : String.join(", ", allowed)));
            }
        }
    }

    @Override
    public Integer call() {
        Map<String, Source> sources = Loader.sources();
        Source reader = sources.get(source);
        if (reader == null) {
            throw new IllegalArgumentException(
                    "There is no source '" + source + "', allowed is one of " + String.join(", ", sources.keySet()));
        }
        refuseUnknown(told, reader);
        Instant time = Times.parse("--at", at).orElseGet(Instant::now);
        Input input = InputFiles.of(paths, System.in).with(told);
        Optional<String> answer = reader.answer(input);
        if (answer.isPresent()) {
            out().print(answer.get());
            out().flush();
            return 0;
        }
        try (Entail entail = options().open();
                TerminalProgress progress = new TerminalProgress()) {
            Extent extent = partial ? new Extent.Additions() : new Extent.Everything();
            LoadOptions how = new LoadOptions(time, extent, onError, Optional.ofNullable(name), progress);
            LoadReport report = entail.load(reader, input, how);
            progress.clear();
            tell(report);
        }
        return 0;
    }

    private void tell(LoadReport report) {
        report.warnings().forEach(warning -> err().println("warning: " + warning));
        report.problems().forEach(problem -> err().println("left out: " + problem));
        if (options().isJson()) {
            print(json(report));
            return;
        }
        out().printf(
                        "Loaded %s as of %s, graph version %d%n",
                        String.join(", ", report.sources()), report.at(), report.version());
        line("nodes", report.nodes());
        line("relations", report.relations());
        line("conclusions", report.derived());
        if (report.skipped() > 0) {
            out().printf("  %d bad records were left out%n", report.skipped());
        }
        out().flush();
    }

    private void line(String what, Counts counts) {
        out().printf(
                        "  %-12s %,d added, %,d changed, %,d closed, %,d as before%n",
                        what, counts.added(), counts.changed(), counts.closed(), counts.unchanged());
    }

    private static ObjectNode json(LoadReport report) {
        ObjectNode json = RecordCodec.JSON.createObjectNode();
        json.put("version", report.version()).put("at", report.at().toString());
        report.sources().forEach(json.putArray("sources")::add);
        json.set("nodes", RecordCodec.JSON.valueToTree(report.nodes()));
        json.set("relations", RecordCodec.JSON.valueToTree(report.relations()));
        json.set("conclusions", RecordCodec.JSON.valueToTree(report.derived()));
        json.put("skipped", report.skipped());
        report.problems().forEach(json.putArray("problems")::add);
        report.warnings().forEach(json.putArray("warnings")::add);
        return json;
    }
}
