// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import dev.entail.analytics.AnalysisContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which entitlements are typical of which jobs, without those that are typical of most jobs. */
final class TypicalOfJobs {
    private static final double SHARE_OF_JOB = 0.3;

    private final double share;
    private final Map<Integer, List<PeerGroup>> jobs = new HashMap<>();
    private final Map<PeerGroup, Integer> sizes = new HashMap<>();

    private TypicalOfJobs(AnalysisContext context) {
        this.share = context.setting(MoverResidue.ABOUT, "typical");
        List<PeerGroup> all = Peers.of(context).jobs();
        for (PeerGroup job : all) {
            for (int entitlement : job.typical(share)) {
                jobs.computeIfAbsent(entitlement, any -> new ArrayList<>(1)).add(job);
            }
        }
        jobs.values().removeIf(some -> some.size() > 1 && some.size() * 2 > all.size());
        jobs.values().forEach(some -> some.forEach(job -> sizes.merge(job, 1, Integer::sum)));
    }

    static TypicalOfJobs of(AnalysisContext context) {
        return context.shared(TypicalOfJobs.class, TypicalOfJobs::new);
    }

    double share() {
        return share;
    }

    List<PeerGroup> jobsWith(int entitlement) {
        return jobs.getOrDefault(entitlement, List.of());
    }

    /** {@return how many typical entitlements of a job somebody has to hold before it is believed that they had the job} */
    int least(PeerGroup job) {
        return Math.max(2, (int) Math.ceil(SHARE_OF_JOB * sizes.getOrDefault(job, 0)));
    }
}
