// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

import dev.entail.graph.GraphException.BadInput;
import java.time.Instant;

/** An input that speaks of a time before the last load of its source. */
public final class OlderThanLast extends BadInput {
    OlderThanLast(String source, Instant at, Instant last) {
        super("Source '%s' was loaded at %s already, so it cannot be loaded at %s: loads of a source go forward in time"
                .formatted(source, last, at));
    }
}
