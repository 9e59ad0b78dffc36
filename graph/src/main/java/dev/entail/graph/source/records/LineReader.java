// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.records;

import dev.entail.graph.GraphException.BadInput;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads lines of strict UTF-8 with a bound on their length, so that no input can fill the memory with one line. */
final class LineReader implements AutoCloseable {
    private static final int LONGEST = 16 * 1024 * 1024;

    /** A line that is not UTF-8; the lines behind it may be. */
    static final class NotText extends Exception {
        NotText(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private final String name;
    private final InputStream bytes;
    private long number;

    LineReader(String name, InputStream bytes) {
        this.name = name;
        this.bytes = new BufferedInputStream(bytes, 1 << 16);
    }

    /** {@return the number of the line read last, from 1} */
    long number() {
        return number;
    }

    /** {@return the next line without its end, empty behind the last} */
    Optional<String> next() throws IOException, NotText {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        int next = bytes.read();
        if (next < 0) {
            return Optional.empty();
        }
        number++;
        while (next >= 0 && next != '\n') {
            line.write(next);
            if (line.size() > LONGEST) {
                throw new BadInput(name + ", line " + number + ": is longer than " + LONGEST + " bytes");
            }
            next = bytes.read();
        }
        return Optional.of(text(line.toByteArray()));
    }

    private String text(byte[] line) throws NotText {
        int start = number == 1 && line.length >= 3 && line[0] == (byte) 0xEF && line[1] == (byte) 0xBB ? 3 : 0;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(line, start, line.length - start))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new NotText("is not UTF-8: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
