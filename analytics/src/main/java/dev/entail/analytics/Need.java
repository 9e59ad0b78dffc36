// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics;

import dev.entail.graph.projection.EntityState;
import java.util.function.BiPredicate;

/**
 * What an analysis has to know of a subject before it can judge it. Where it is not known, the analysis is silent and
 * the coverage says so.
 *
 * @param what the fact as coverage names it, such as {@code last use}
 * @param known whether it is known of a subject
 */
public record Need(String what, BiPredicate<AnalysisContext, EntityState> known) {
    /** {@return the need of a property} */
    public static Need property(String what, String property) {
        return new Need(what, (context, subject) -> subject.properties().containsKey(property));
    }

    public boolean isMet(AnalysisContext context, EntityState subject) {
        return known.test(context, subject);
    }
}
