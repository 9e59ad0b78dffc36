// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.nhi;

import dev.entail.analytics.AnalysisContext;
import dev.entail.graph.projection.EntityState;
import java.util.List;

/** Names of things, and lists of them, as sentences use them. */
final class Names {
    private static final int MOST_SHOWN = 5;

    private Names() {}

    static String of(AnalysisContext context, String id) {
        return context.estate().known(id).map(EntityState::displayName).orElse(id);
    }

    /** {@return a few of the names, and how many more there are} */
    static String listed(List<String> names) {
        if (names.size() <= MOST_SHOWN) {
            return String.join(", ", names);
        }
        return String.join(", ", names.subList(0, MOST_SHOWN)) + " and " + (names.size() - MOST_SHOWN) + " more";
    }
}
