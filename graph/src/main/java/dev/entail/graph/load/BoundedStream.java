// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

import dev.entail.graph.GraphException.BadInput;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** An unpacked stream that stops where it grows far beyond what honest data packs into that many bytes: a zip bomb. */
class BoundedStream extends FilterInputStream {
    private static final long ALWAYS_ALLOWED = 64L * 1024 * 1024;
    private static final long MOST_TIMES_LARGER = 200;

    private final String name;
    private final long most;
    private long read;

    BoundedStream(String name, InputStream unpacked, long packedBytes) {
        super(unpacked);
        this.name = name;
        this.most = Math.max(ALWAYS_ALLOWED, packedBytes * MOST_TIMES_LARGER);
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        count(Math.max(0, count));
        return count;
    }

    private void count(int bytes) {
        read += bytes;
        if (read > most) {
            throw new BadInput(name + ": unpacks to more than " + most + " bytes, over " + MOST_TIMES_LARGER
                    + " times its packed size; unpack it yourself if it is meant to");
        }
    }
}
