// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

import dev.entail.graph.source.records.RecordsSource;
import java.nio.charset.StandardCharsets;

/** Inputs written as text in tests, and the source that reads them. */
public final class Records {
    public static final Source SOURCE = new RecordsSource();

    private Records() {}

    /** {@return an input of these lines, in which an apostrophe stands for a quotation mark} */
    public static Input of(String lines) {
        return Input.of("test.jsonl", lines.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
