// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.records;

import com.google.auto.service.AutoService;
import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.load.Input;
import dev.entail.graph.load.Input.InputFile;
import dev.entail.graph.load.Place;
import dev.entail.graph.load.RecordSink;
import dev.entail.graph.load.Source;
import java.io.IOException;
import java.util.Optional;

/** Reads records, one JSON object a line, UTF-8. */
@AutoService(Source.class)
public final class RecordsSource implements Source {
    @Override
    public String id() {
        return "records";
    }

    @Override
    public String title() {
        return "JSON Lines in Entail's own format: nodes and relations of any origin";
    }

    @Override
    public void read(Input input, Optional<String> name, RecordSink sink) {
        String source = name.orElse(id());
        long records = 0;
        for (InputFile file : input.files()) {
            records += readFile(file, source, sink);
        }
        if (records == 0) {
            throw new BadInput(input.files().getFirst().name()
                    + ": holds no record; an empty input would close all that the source '" + source + "' said before");
        }
    }

    private static long readFile(InputFile file, String source, RecordSink sink) {
        long records = 0;
        try (LineReader lines = new LineReader(file.name(), file.open())) {
            while (true) {
                Optional<String> line = next(lines, file, sink);
                if (line.isEmpty()) {
                    break;
                }
                if (!line.get().isBlank()) {
                    records++;
                    readLine(line.get(), source, Place.line(file.name(), lines.number()), sink);
                }
            }
        } catch (IOException e) {
            throw new BadInput(file.name() + ": cannot be read: " + e.getMessage(), e);
        }
        return records;
    }

    private static Optional<String> next(LineReader lines, InputFile file, RecordSink sink) throws IOException {
        try {
            return lines.next();
        } catch (LineReader.NotText e) {
            sink.reject(Place.line(file.name(), lines.number()), String.valueOf(e.getMessage()));
            return Optional.of("");
        }
    }

    private static void readLine(String line, String source, Place place, RecordSink sink) {
        dev.entail.graph.GraphRecord graphRecord;
        try {
            graphRecord = RecordCodec.read(line);
        } catch (BadInput e) {
            sink.reject(place, String.valueOf(e.getMessage()));
            return;
        }
        sink.accept(source, graphRecord, place);
    }
}
