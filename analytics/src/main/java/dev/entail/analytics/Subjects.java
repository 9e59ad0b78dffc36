// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics;

import dev.entail.analytics.estate.People;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.projection.EntityState;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** Which nodes an analysis judges. */
public record Subjects(Set<EntityLabel> labels, BiPredicate<AnalysisContext, EntityState> judged) {
    public static final Subjects IDENTITIES = all(EntityLabel.IDENTITY);
    public static final Subjects SECRETS = all(EntityLabel.SECRET);
    public static final Subjects WORKLOADS = all(EntityLabel.WORKLOAD);
    public static final Subjects ROLES = all(EntityLabel.ROLE);
    public static final Subjects NHIS =
            new Subjects(EnumSet.of(EntityLabel.IDENTITY), (context, state) -> People.isNhi(state));
    public static final Subjects PEOPLE = new Subjects(
            EnumSet.of(EntityLabel.IDENTITY),
            (context, state) -> context.people().isPerson(state));
    /** What somebody has to answer for: NHIs, secrets and workloads. */
    public static final Subjects OWNED_THINGS = new Subjects(
            EnumSet.of(EntityLabel.IDENTITY, EntityLabel.SECRET, EntityLabel.WORKLOAD),
            (context, state) -> state.label() != EntityLabel.IDENTITY || People.isNhi(state));

    public static Subjects all(EntityLabel label) {
        return new Subjects(EnumSet.of(label), (context, state) -> true);
    }

    /** {@return the nodes of a context that are judged, by label, then by id} */
    public Stream<EntityState> of(AnalysisContext context) {
        return list(context).stream();
    }

    /** {@return those nodes, chosen once for all who ask} */
    public List<EntityState> list(AnalysisContext context) {
        return context.shared(Chosen.class, any -> new Chosen(new ConcurrentHashMap<>()))
                .of(this, context);
    }

    /** Analyses that judge the same nodes share the list of them. */
    private record Chosen(Map<Subjects, List<EntityState>> lists) {
        List<EntityState> of(Subjects subjects, AnalysisContext context) {
            List<EntityState> known = lists.get(subjects);
            if (known == null) {
                known = subjects.labels.stream()
                        .flatMap(label -> context.estate().entities(label).stream())
                        .filter(state -> subjects.judged.test(context, state))
                        .toList();
                lists.put(subjects, known);
            }
            return known;
        }
    }
}
