// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import java.util.List;
import java.util.Locale;

/** The Null operator: whether the request carries a key. An empty set of values counts as absent. */
record NullCondition(String key, String lookup, boolean absentHolds, boolean presentHolds) implements Condition {
    static NullCondition of(String key, List<String> values, String place) {
        for (String value : values) {
            if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
                throw PolicyException.notAllowed(place, "Null " + key, value, List.of("true", "false"));
            }
        }
        boolean absentHolds = values.stream().anyMatch("true"::equalsIgnoreCase);
        boolean presentHolds = values.stream().anyMatch("false"::equalsIgnoreCase);
        return new NullCondition(key, key.toLowerCase(Locale.ROOT), absentHolds, presentHolds);
    }

    @Override
    public Truth test(Facts facts) {
        if (absentHolds == presentHolds) {
            return Truth.of(absentHolds);
        }
        List<String> values = facts.values(lookup);
        return values == null ? Truth.UNKNOWN : Truth.of(values.isEmpty() == absentHolds);
    }

    @Override
    public String must() {
        return absentHolds ? "the request must not carry " + key : "the request must carry " + key;
    }

    @Override
    public String mustNot() {
        return absentHolds ? "the request must carry " + key : "the request must not carry " + key;
    }
}
