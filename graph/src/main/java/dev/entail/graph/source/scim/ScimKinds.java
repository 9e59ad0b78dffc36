// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.scim;

import java.util.Locale;
import java.util.Map;

/**
 * Which kind of identity a SCIM {@code userType} means. A user without one is taken for an employee: a directory holds
 * its own people first of all, and whoever is taken for a person is watched for leaving. A text that says nothing known
 * is UNKNOWN.
 */
final class ScimKinds {
    private static final String DEFAULT = "EMPLOYEE";

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("employee", "EMPLOYEE"),
            Map.entry("fulltime", "EMPLOYEE"),
            Map.entry("parttime", "EMPLOYEE"),
            Map.entry("intern", "EMPLOYEE"),
            Map.entry("member", "EMPLOYEE"),
            Map.entry("contractor", "CONTRACTOR"),
            Map.entry("consultant", "CONTRACTOR"),
            Map.entry("freelancer", "CONTRACTOR"),
            Map.entry("temp", "CONTINGENT_WORKER"),
            Map.entry("temporary", "CONTINGENT_WORKER"),
            Map.entry("contingent", "CONTINGENT_WORKER"),
            Map.entry("contingentworker", "CONTINGENT_WORKER"),
            Map.entry("partner", "PARTNER"),
            Map.entry("vendor", "PARTNER"),
            Map.entry("guest", "PARTNER"),
            Map.entry("external", "EXTERNAL"),
            Map.entry("service", "SERVICE_ACCOUNT"),
            Map.entry("serviceaccount", "SERVICE_ACCOUNT"),
            Map.entry("machine", "MACHINE_USER"),
            Map.entry("machineuser", "MACHINE_USER"),
            Map.entry("workload", "WORKLOAD_IDENTITY"),
            Map.entry("workloadidentity", "WORKLOAD_IDENTITY"),
            Map.entry("application", "APPLICATION"),
            Map.entry("agent", "AI_AGENT"),
            Map.entry("aiagent", "AI_AGENT"),
            Map.entry("bot", "BOT"));

    private ScimKinds() {}

    static String of(String userType) {
        String word = userType.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
        return word.isEmpty() ? DEFAULT : KINDS.getOrDefault(word, "UNKNOWN");
    }
}
