// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.report;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The reports of this build. */
public final class Reports {
    private Reports() {}

    /** {@return all, by name} */
    public static Map<String, Report> all() {
        Map<String, Report> reports = new TreeMap<>();
        ServiceLoader.load(Report.class).forEach(report -> reports.put(report.id(), report));
        return reports;
    }

    /**
     * {@return a report}
     *
     * @throws IllegalArgumentException naming those there are
     */
    public static Report require(String id) {
        Map<String, Report> all = all();
        Report report = all.get(id);
        if (report == null) {
            throw new IllegalArgumentException(
                    "There is no report '" + id + "', allowed is one of " + String.join(", ", all.keySet()));
        }
        return report;
    }
}
