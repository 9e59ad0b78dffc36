// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Evidence;
import dev.entail.analytics.Severity;
import dev.entail.graph.projection.EntityState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How findings about creep say things. */
final class Phrases {
    /** So many facts are enough for a person; the rest is counted. */
    static final int MOST_SHOWN = 50;

    private Phrases() {}

    static String name(AnalysisContext context, String id) {
        return context.estate().known(id).map(EntityState::displayName).orElse(id);
    }

    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    static String decimal(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    static List<Evidence> shown(EntityState subject, List<Evidence> all) {
        if (all.size() <= MOST_SHOWN) {
            return all;
        }
        List<Evidence> some = new ArrayList<>(all.subList(0, MOST_SHOWN));
        some.add(Evidence.of(subject, "and " + (all.size() - MOST_SHOWN) + " more"));
        return some;
    }

    static Severity severity(double risk) {
        return risk >= 60 ? Severity.HIGH : risk >= 35 ? Severity.MEDIUM : Severity.LOW;
    }
}
