// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.hr;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.Shown;
import dev.entail.graph.load.Input.InputFile;
import dev.entail.graph.load.Place;
import dev.entail.graph.load.RecordSink;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A CSV file with a header, read row by row. */
record Table(InputFile file, char delimiter, char quote, Charset encoding) {
    private static final int LONGEST = 16 * 1024 * 1024;

    /** What is done with the header, once, before the rows. */
    interface Header {
        void check(Map<String, Integer> columns);
    }

    /** Hands on each row; one with more or fewer fields than the header is rejected. */
    void each(Header header, RecordSink sink, Consumer<Row> each) {
        try (Reader reader = text();
                CsvReader<CsvRecord> rows = csv(reader)) {
            Iterator<CsvRecord> records = rows.iterator();
            if (!records.hasNext()) {
                throw new BadInput(file.name() + ": is empty, allowed is a table with a header");
            }
            Map<String, Integer> columns = columns(records.next().getFields());
            header.check(columns);
            while (records.hasNext()) {
                row(columns, records.next(), sink, each);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new BadInput(file.name() + ": cannot be read as " + encoding + ": " + e.getMessage(), e);
        } catch (CsvParseException e) {
            throw new BadInput(file.name() + ": is no CSV: " + cause(e), e);
        }
    }

    private static String cause(Throwable e) {
        return e.getCause() == null
                ? String.valueOf(e.getMessage())
                : e.getMessage() + ": " + e.getCause().getMessage();
    }

    private void row(Map<String, Integer> columns, CsvRecord read, RecordSink sink, Consumer<Row> each) {
        Place place = Place.line(file.name(), read.getStartingLineNumber());
        if (read.getFieldCount() == columns.size()) {
            each.accept(new Row(columns, read.getFields(), place));
            return;
        }
        sink.reject(
                place,
                "has " + read.getFieldCount() + " fields, allowed are " + columns.size()
                        + " as in the header, divided by " + Shown.of(String.valueOf(delimiter)));
    }

    private Map<String, Integer> columns(List<String> names) {
        Map<String, Integer> columns = new LinkedHashMap<>();
        for (String name : names) {
            if (columns.put(name.strip(), columns.size()) != null) {
                throw new BadInput(file.name() + ", line 1: column " + Shown.of(name) + " appears twice");
            }
        }
        return columns;
    }

    private CsvReader<CsvRecord> csv(Reader reader) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .quoteCharacter(quote)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LONGEST)
                .ofCsvRecord(reader);
    }

    private Reader text() throws IOException {
        BufferedReader reader = new BufferedReader(
                new InputStreamReader(
                        file.open(),
                        encoding.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)),
                1 << 16);
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return reader;
    }
}
