// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The names of the roles that people have, which of them inherit others, and the groups that come with one. */
final class BusinessRoles {
    private BusinessRoles() {}

    static final List<String> NAMES = List.of(
            "staff",
            "remote-access",
            "ledger-clerk",
            "ledger-approver",
            "payment-initiator",
            "payment-approver",
            "payroll-preparer",
            "payroll-releaser",
            "vendor-master-editor",
            "crm-user",
            "crm-manager",
            "hr-viewer",
            "hr-editor",
            "dispatcher",
            "senior-dispatcher",
            "warehouse-operator",
            "warehouse-supervisor",
            "customs-declarant",
            "claims-handler",
            "contract-reader",
            "screening-reviewer",
            "code-contributor",
            "code-maintainer",
            "release-manager",
            "helpdesk-agent",
            "network-viewer",
            "data-analyst",
            "workplace-coordinator");

    static final List<String> PRIVILEGED = List.of(
            "database-administrator",
            "backup-operator",
            "vault-reader",
            "vault-administrator",
            "endpoint-fleet-operator",
            "directory-delegate");

    static final SortedMap<String, String> INHERITED = sorted(Map.ofEntries(
            Map.entry("ledger-approver", "ledger-clerk"),
            Map.entry("payment-approver", "ledger-clerk"),
            Map.entry("payroll-releaser", "payroll-preparer"),
            Map.entry("crm-manager", "crm-user"),
            Map.entry("hr-editor", "hr-viewer"),
            Map.entry("senior-dispatcher", "dispatcher"),
            Map.entry("warehouse-supervisor", "warehouse-operator"),
            Map.entry("release-manager", "code-maintainer"),
            Map.entry("code-maintainer", "code-contributor"),
            Map.entry("code-contributor", "staff"),
            Map.entry("vault-administrator", "vault-reader")));

    /** Role to group, as each of these roles comes with one group. */
    static final SortedMap<String, String> OF_GROUPS = sorted(Map.ofEntries(
            Map.entry("staff", Directory.EVERYBODY),
            Map.entry("code-contributor", "grp:dept-engineering"),
            Map.entry("helpdesk-agent", "grp:team-service-desk"),
            Map.entry("network-viewer", "grp:dept-information-technology"),
            Map.entry("ledger-clerk", "grp:team-accounting"),
            Map.entry("payment-initiator", "grp:team-treasury"),
            Map.entry("payroll-preparer", "grp:team-payroll"),
            Map.entry("crm-user", "grp:dept-sales"),
            Map.entry("claims-handler", "grp:dept-customer-support"),
            Map.entry("hr-viewer", "grp:dept-human-resources"),
            Map.entry("hr-editor", "grp:team-people-operations"),
            Map.entry("dispatcher", "grp:team-fleet"),
            Map.entry("warehouse-operator", "grp:team-warehouse"),
            Map.entry("customs-declarant", "grp:team-customs"),
            Map.entry("contract-reader", "grp:dept-legal"),
            Map.entry("screening-reviewer", "grp:team-compliance"),
            Map.entry("data-analyst", "grp:team-data-platform")));

    private static SortedMap<String, String> sorted(Map<String, String> map) {
        return new TreeMap<>(map);
    }

    static String id(String name) {
        return "role:" + name;
    }
}
