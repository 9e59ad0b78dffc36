// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.export;

import dev.entail.analytics.Analyses;
import dev.entail.analytics.finding.Finding;
import dev.entail.graph.EntityLabel;
import java.util.Set;

/**
 * The OCSF class of a finding: what an identity can or could do is an IAM Analysis Finding, what somebody does is a
 * Detection Finding, and what breaks a control is a Compliance Finding.
 */
enum OcsfClass {
    COMPLIANCE_FINDING(2003, "Compliance Finding"),
    DETECTION_FINDING(2004, "Detection Finding"),
    IAM_ANALYSIS_FINDING(2008, "IAM Analysis Finding");

    private static final Set<String> ANALYSES_OF_ACCESS = Set.of("escalation", "creep");
    private static final Set<String> OF_ACCESS = Set.of(
            "lifecycle.dormant", "governance.toxic-combination", "nhi.third-party", "lifecycle.agent-scope-grew");
    private static final Set<String> OF_ACTS = Set.of("nhi.used-by-human");

    private final int uid;
    private final String caption;

    OcsfClass(int uid, String caption) {
        this.uid = uid;
        this.caption = caption;
    }

    int uid() {
        return uid;
    }

    String caption() {
        return caption;
    }

    static OcsfClass of(Finding finding) {
        String type = finding.type();
        boolean access = ANALYSES_OF_ACCESS.contains(type.substring(0, Math.max(0, type.indexOf('.'))))
                || OF_ACCESS.contains(type);
        if (access && finding.subject().label() == EntityLabel.IDENTITY) {
            return IAM_ANALYSIS_FINDING;
        }
        return OF_ACTS.contains(type) || Analyses.find(type).isEmpty() ? DETECTION_FINDING : COMPLIANCE_FINDING;
    }
}
