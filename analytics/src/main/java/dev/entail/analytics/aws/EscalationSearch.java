// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import dev.entail.analytics.aws.AwsModel.Account;
import dev.entail.analytics.escalation.technique.Outcome;
import dev.entail.analytics.escalation.technique.Target;
import dev.entail.analytics.escalation.technique.Technique;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what principals can gain by each technique of the catalogue. */
final class EscalationSearch {
    private final AwsModel model;
    private final Prospects prospects;
    private final PermissionCheck check;
    private final Takeover takeover;
    private final WorkloadTakeover workloads;
    private final PolicyRewrite rewrite;
    private final ResourceReach reach;

    EscalationSearch(
            AwsModel model,
            Prospects prospects,
            PermissionCheck check,
            AssumeCheck assume,
            Administrators administrators) {
        this.model = model;
        this.prospects = prospects;
        this.check = check;
        Suitability suitability = new Suitability(assume);
        takeover = new Takeover(model, assume, administrators, suitability);
        workloads = new WorkloadTakeover(suitability);
        rewrite = new PolicyRewrite(model, administrators);
        reach = new ResourceReach(model);
    }

    /** Finds what some principals can gain, which every policy treats alike. */
    void find(List<AwsPrincipal> alike, Technique technique, Gains gains) {
        AwsPrincipal first = alike.getFirst();
        Account account = model.accounts().get(first.account());
        if (account == null || prospects.isHopeless(first, technique)) {
            return;
        }
        if (!isShared(technique)) {
            alike.forEach(who -> find(who, technique, account, gains));
            return;
        }
        Gains.Kept kept = new Gains.Kept();
        find(first, technique, account, kept);
        alike.forEach(who -> kept.tell(who, gains));
    }

    /** {@return whether what it gives depends on nothing but what the actor may do} */
    private static boolean isShared(Technique technique) {
        Target target = technique.target();
        boolean personal = technique.outcome() instanceof Outcome.Administrator
                || technique.outcome() instanceof Outcome.JoinsTarget;
        return target.which() == Target.Which.ANY && !target.assumable() && !personal && !technique.isAboutSelf();
    }

    private void find(AwsPrincipal who, Technique technique, Account account, Gains gains) {
        Attempt attempt = new Attempt(who, technique, account, new TechniqueUse(check, technique, who), gains);
        switch (technique.target().kind()) {
            case POLICY -> rewrite.find(attempt);
            case RESOURCE -> reach.find(attempt);
            case ACCOUNT -> administration(attempt);
            case USER, ROLE, GROUP -> {
                if (technique.workload().isPresent()) {
                    workloads.find(attempt, technique.workload().get());
                } else {
                    takeover.find(attempt);
                }
            }
        }
    }

    private static void administration(Attempt attempt) {
        AwsPrincipal who = attempt.who();
        String root = "arn:" + who.partition() + ":iam::" + who.account() + ":root";
        Optional<Settled> settled = attempt.use().on(new TechniqueUse.Aim(root, Map.of(), Map.of(), who.account()));
        Preconditions.hold(settled, attempt.technique(), Facts.of(who)).ifPresent(attempt::gainAdministration);
    }
}
