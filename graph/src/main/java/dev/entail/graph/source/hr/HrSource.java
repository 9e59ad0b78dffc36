// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.hr;

import com.google.auto.service.AutoService;
import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.load.Input;
import dev.entail.graph.load.Input.InputFile;
import dev.entail.graph.load.RecordSink;
import dev.entail.graph.load.Source;
import dev.entail.graph.load.SourceOption;
import java.util.List;
import java.util.Optional;

/** Reads people from the CSV of a system of record, as a mapping says. */
@AutoService(Source.class)
public final class HrSource implements Source {
    private static final String MAP = "map";
    private static final String SUGGEST = "suggest-map";

    @Override
    public String id() {
        return "hr";
    }

    @Override
    public String title() {
        return "people from CSV of an HR system, with a mapping of its columns";
    }

    @Override
    public List<SourceOption> options() {
        return List.of(
                new SourceOption(MAP, "FILE", "What the columns mean: YAML."),
                new SourceOption(SUGGEST, "", "Print a mapping for the file instead of loading it."));
    }

    @Override
    public Optional<String> answer(Input input) {
        return input.options().containsKey(SUGGEST)
                ? Optional.of(Suggestion.of(input.files().getFirst()).yaml())
                : Optional.empty();
    }

    @Override
    public void read(Input input, Optional<String> name, RecordSink sink) {
        String map = input.options().get(MAP);
        if (map == null) {
            throw new BadInput("The columns of " + input.files().getFirst().name()
                    + " need a meaning: --map FILE gives it, --suggest-map proposes one");
        }
        read(MappingReader.read(map), input, name, sink);
    }

    void read(Mapping mapping, Input input, Optional<String> name, RecordSink sink) {
        String source = name.or(mapping::source).orElse(id());
        try (Supervisors supervisors = new Supervisors(mapping)) {
            PersonReader people = new PersonReader(mapping, source, sink, supervisors);
            for (InputFile file : input.files()) {
                new Table(file, mapping.delimiter(), mapping.quote(), mapping.encoding())
                        .each(columns -> mapping.check(columns.keySet(), file.name()), sink, people::read);
            }
            if (supervisors.people() == 0) {
                throw new BadInput(input.files().getFirst().name()
                        + ": holds no person; an empty input would close all that the source '" + source
                        + "' said before");
            }
            supervisors.settle(source, sink);
        }
    }
}
