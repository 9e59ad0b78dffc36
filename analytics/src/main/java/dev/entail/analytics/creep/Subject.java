// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Subjects;
import dev.entail.analytics.Suspicion;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.projection.EntityState;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Whom creep is judged of: who holds access for itself and can use it. */
final class Subject {
    static final Subjects HOLDERS = new Subjects(EnumSet.of(EntityLabel.IDENTITY), Subject::isJudged);

    private Subject() {}

    /** An account of a person is judged with the person; who has left is another matter than who has too much. */
    static boolean isJudged(AnalysisContext context, EntityState identity) {
        return Entitlements.of(context)
                        .holder(identity.id())
                        .filter(holder -> holder.id().equals(identity.id()))
                        .isPresent()
                && context.people().isActive(identity)
                && context.people().departure(identity.id()).isEmpty();
    }

    static List<EntityState> all(AnalysisContext context) {
        return HOLDERS.list(context);
    }

    /** {@return what the judgement of each of them comes to, in their order; several are judged at once} */
    static List<Suspicion> suspicions(AnalysisContext context, Function<EntityState, Optional<Suspicion>> judgement) {
        return all(context).parallelStream()
                .flatMap(holder -> judgement.apply(holder).stream())
                .toList();
    }

    static boolean isBreakGlass(EntityState identity) {
        return identity.flag("breakGlass");
    }
}
