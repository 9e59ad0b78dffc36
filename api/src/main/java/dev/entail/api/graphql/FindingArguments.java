// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import dev.entail.analytics.Severity;
import dev.entail.analytics.finding.FindingFilter;
import dev.entail.analytics.finding.FindingOrder;
import dev.entail.analytics.finding.FindingStatus;
import java.util.List;
import java.util.Map;

/** Filters and orders of findings as the schema takes them. */
final class FindingArguments {
    private FindingArguments() {}

    static FindingFilter filter(Map<String, Object> input) {
        FindingFilter filter = FindingFilter.ALL
                .withTypes(Arguments.list(input, "types"))
                .withSeverities(Arguments.list(input, "severities").stream()
                        .map(Severity::valueOf)
                        .toList())
                .withStatuses(Arguments.list(input, "statuses").stream()
                        .map(FindingStatus::valueOf)
                        .toList());
        filter = input.get("subject") instanceof String subject ? filter.withSubjects(List.of(subject)) : filter;
        filter = input.get("source") instanceof String source ? filter.withSources(List.of(source)) : filter;
        return input.get("text") instanceof String text ? filter.withText(text) : filter;
    }

    static FindingOrder order(Map<String, Object> input) {
        if (input.isEmpty()) {
            return FindingOrder.USUAL;
        }
        FindingOrder.Field field = FindingOrder.Field.valueOf(String.valueOf(input.get("field")));
        return new FindingOrder(field, "DESC".equals(input.get("direction")));
    }
}
