// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.finding;

import dev.entail.analytics.Severity;
import dev.entail.graph.store.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which findings are wanted; conditions are taken together, and an empty one asks for nothing.
 *
 * @param subjects ids of nodes that they are about
 * @param sources names of sources that name their subject
 * @param text what title, or id or name of the subject, contain in any case
 * @param ids of findings
 * @param within ids of all nodes that may be seen, empty for all of them: then findings about others are not wanted, nor
 *     is a text looked for in titles, which may name others
 */
public record FindingFilter(
        Set<String> types,
        Set<Severity> severities,
        Set<FindingStatus> statuses,
        Set<String> subjects,
        Set<String> sources,
        Optional<String> text,
        Set<String> ids,
        Optional<Set<String>> within) {
    public static final FindingFilter ALL = new FindingFilter(
            Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Optional.empty(), Set.of(), Optional.empty());

    /** Those whose cause is there, whatever was decided about them. */
    public static final FindingFilter UNRESOLVED =
            ALL.withStatuses(EnumSet.complementOf(EnumSet.of(FindingStatus.RESOLVED)));

    /** The status of a finding as it is now, where an exception may have expired since the last run. */
    static final String STATUS =
            "CASE WHEN f.status = 'EXCEPTED' AND f.exceptionUntil <= $now THEN 'OPEN' ELSE f.status END";

    /** Every finding has these; that it is said lets the store read them in their usual order. */
    private static final String COMPLETE =
            "f.rank IS NOT NULL AND f.type IS NOT NULL AND f.subject IS NOT NULL AND f.id IS NOT NULL";

    public FindingFilter {
        types = Set.copyOf(types);
        severities = Set.copyOf(severities);
        statuses = Set.copyOf(statuses);
        subjects = Set.copyOf(subjects);
        sources = Set.copyOf(sources);
        ids = Set.copyOf(ids);
        within = within.map(Set::copyOf);
    }

    public FindingFilter withTypes(Collection<String> wanted) {
        return new FindingFilter(Set.copyOf(wanted), severities, statuses, subjects, sources, text, ids, within);
    }

    public FindingFilter withSeverities(Collection<Severity> wanted) {
        return new FindingFilter(types, Set.copyOf(wanted), statuses, subjects, sources, text, ids, within);
    }

    public FindingFilter withStatuses(Collection<FindingStatus> wanted) {
        return new FindingFilter(types, severities, Set.copyOf(wanted), subjects, sources, text, ids, within);
    }

    public FindingFilter withSubjects(Collection<String> wanted) {
        return new FindingFilter(types, severities, statuses, Set.copyOf(wanted), sources, text, ids, within);
    }

    public FindingFilter withSources(Collection<String> wanted) {
        return new FindingFilter(types, severities, statuses, subjects, Set.copyOf(wanted), text, ids, within);
    }

    public FindingFilter withText(String wanted) {
        return new FindingFilter(types, severities, statuses, subjects, sources, Optional.of(wanted), ids, within);
    }

    public FindingFilter withIds(Collection<String> wanted) {
        return new FindingFilter(types, severities, statuses, subjects, sources, text, Set.copyOf(wanted), within);
    }

    FindingFilter within(Set<String> nodes) {
        return new FindingFilter(types, severities, statuses, subjects, sources, text, ids, Optional.of(nodes));
    }

    /** {@return the conditions in Cypher, over {@code f}, with the parameters of {@link #parameters}} */
    String where() {
        List<String> conditions = new ArrayList<>(List.of(COMPLETE));
        add(conditions, ids, "f.id IN $ids");
        add(conditions, subjects, "f.subject IN $subjects");
        add(conditions, types, "f.type IN $types");
        add(conditions, severities, "f.severity IN $severities");
        add(conditions, statuses, STATUS + " IN $statuses");
        add(conditions, sources, "any(source IN f.sources WHERE source IN $sources)");
        within.ifPresent(nodes -> conditions.add("f.subject IN $within"));
        text.ifPresent(sought -> conditions.add("(" + (within.isPresent() ? "" : "toLower(f.title) CONTAINS $text OR ")
                + "toLower(f.subject) CONTAINS $text OR toLower(f.subjectName) CONTAINS $text)"));
        return "WHERE " + String.join(" AND ", conditions);
    }

    private static void add(List<String> conditions, Set<?> wanted, String condition) {
        if (!wanted.isEmpty()) {
            conditions.add(condition);
        }
    }

    Map<String, Object> parameters(Instant now) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("now", Row.parameter(now));
        parameters.put("ids", List.copyOf(ids));
        parameters.put("subjects", List.copyOf(subjects));
        parameters.put("types", List.copyOf(types));
        parameters.put("severities", names(severities));
        parameters.put("statuses", names(statuses));
        parameters.put("sources", List.copyOf(sources));
        parameters.put("within", List.copyOf(within.orElse(Set.of())));
        parameters.put("text", text.orElse("").toLowerCase(Locale.ROOT));
        return parameters;
    }

    private static List<String> names(Set<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).toList();
    }
}
