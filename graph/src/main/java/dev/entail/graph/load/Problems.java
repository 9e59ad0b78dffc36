// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.load.LoadOptions.OnError;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with an input: the first thing stops a load, or all are counted and the first hundred are kept. */
final class Problems {
    private static final int MOST_KEPT = 100;

    private final OnError onError;
    private final List<String> kept = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private long rejected;

    Problems(OnError onError) {
        this.onError = onError;
    }

    void reject(Place place, String reason) {
        String text = place + ": " + reason;
        if (onError == OnError.STOP) {
            throw new BadInput(text);
        }
        rejected++;
        if (kept.size() < MOST_KEPT) {
            kept.add(text);
        }
    }

    void warn(Place place, String reason) {
        if (warnings.size() < MOST_KEPT) {
            warnings.add(place + ": " + reason);
        }
    }

    long rejected() {
        return rejected;
    }

    List<String> kept() {
        return kept;
    }

    List<String> warnings() {
        return warnings;
    }
}
