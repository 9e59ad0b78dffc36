// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api;

import dev.entail.analytics.Descriptor;
import dev.entail.analytics.Setting;
import dev.entail.analytics.finding.Triage;
import java.util.List;
import java.util.Map;

/**
 * What a user has set in {@code entail.yaml}; whatever is not there keeps its usual value.
 *
 * @param analyses settings by the id of the analysis and the name of the setting
 * @param exceptionDays how long an exception of a finding may last
 */
public record Settings(Map<String, Map<String, Double>> analyses, long exceptionDays) {
    public static final Settings USUAL = new Settings(Map.of(), Triage.USUAL_MOST_DAYS);

    public Settings {
        analyses = Map.copyOf(analyses);
    }

    /** {@return the settings of an analysis with the values that hold here} */
    public List<Setting> of(Descriptor analysis) {
        Map<String, Double> set = analyses.getOrDefault(analysis.id(), Map.of());
        return analysis.settings().stream()
                .map(usual -> new Setting(usual.name(), set.getOrDefault(usual.name(), usual.value()), usual.meaning()))
                .toList();
    }
}
