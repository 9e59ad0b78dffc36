// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import com.google.auto.service.AutoService;
import dev.entail.analytics.Analysis;
import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Control;
import dev.entail.analytics.Descriptor;
import dev.entail.analytics.EntityRef;
import dev.entail.analytics.Evidence;
import dev.entail.analytics.Need;
import dev.entail.analytics.Severity;
import dev.entail.analytics.Suspicion;
import dev.entail.graph.projection.EntityState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds identities that hold what their peers do not. */
@AutoService(Analysis.class)
public final class PeerOutliers implements Analysis {
    private static final int NAMED = 5;
    static final Descriptor ABOUT = Descriptor.of("creep.peer-outlier")
            .title("Access that peers do not have")
            .severity(Severity.MEDIUM)
            .summary("An identity holds what those with the same job, or those that hold much the same, do not.")
            .recommendation("Ask whether the work needs what no peer has; take away what it does not.")
            .controls(Control.owaspNhi("NHI5"), Control.csf("PR.AA-05"), Control.sp80053("AC-6(7)"), Control.cis("6.8"))
            .setting("peers", 5, "fewest peers that allow a verdict")
            .setting("similarity", 0.5, "Jaccard similarity from which two that hold much the same are peers")
            .setting("rare", 0.1, "share of peers up to which an entitlement is unexpected")
            .setting("typical", 0.5, "share of peers from which an entitlement is typical of them")
            .setting(
                    "explained",
                    0.7,
                    "share of a location, kind, team or department from which it explains an entitlement")
            .setting("weightPeers", 0.35, "weight of how few peers hold an entitlement")
            .setting("weightRarity", 0.2, "weight of how few of all hold it")
            .setting("weightDensity", 0.2, "weight of how rare the peers' attributes are among its holders")
            .setting("weightCoverage", 0.25, "weight of how few of those who hold much the same hold it")
            .setting("scale", 2.5, "number of unexpected grants that make two thirds of the score")
            .setting("score", 0.65, "score from which an identity is an outlier, 0 to 1")
            .setting("weight", 0.4, "how much the score counts in the creep score, 0 to 1")
            .needs(new Need(
                    "peers",
                    (context, holder) -> Outliers.of(context).of(holder.id()).isPresent()))
            .subjects(Subject.HOLDERS)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        Outliers outliers = Outliers.of(context);
        double least = context.setting(ABOUT, "score");
        return Subject.suspicions(
                context,
                holder -> outliers.of(holder.id())
                        .filter(outlier -> outlier.score() >= least)
                        .map(outlier -> suspicion(context, holder, outlier)));
    }

    private static Suspicion suspicion(AnalysisContext context, EntityState holder, Outlier outlier) {
        boolean isPrivileged = outlier.unexpected().stream()
                .anyMatch(it -> context.privilege().isPrivileged(it.grant().target()));
        double risk = 20 + 40 * outlier.score() + (isPrivileged ? 15 : 0);
        return new Suspicion(
                EntityRef.of(holder),
                "peers",
                "%s holds %s that its %d peers of %s do not have"
                        .formatted(
                                holder.displayName(),
                                Phrases.count(outlier.unexpected().size(), "grant"),
                                outlier.peers(),
                                outlier.group().name()),
                Phrases.severity(risk),
                risk,
                evidence(context, holder, outlier));
    }

    static List<Evidence> evidence(AnalysisContext context, EntityState holder, Outlier outlier) {
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(standing(context, holder, outlier));
        for (Outlier.Unexpected unexpected : outlier.unexpected()) {
            Anomaly anomaly = unexpected.anomaly();
            Evidence fact = Evidence.of(
                    unexpected.grant().relation(),
                    "%d of %d peers have %s, which comes with %s; anomaly %s"
                            .formatted(
                                    unexpected.peersWith(),
                                    outlier.peers(),
                                    unexpected.entitlement().name(),
                                    Phrases.name(context, unexpected.grant().target()),
                                    Phrases.decimal(unexpected.score())));
            Map<String, String> parts = new TreeMap<>(fact.detail());
            parts.put("peerShare", Phrases.decimal(anomaly.share()));
            parts.put("rarity", Phrases.decimal(anomaly.rarity()));
            parts.put("attributeDensity", Phrases.decimal(anomaly.density()));
            parts.put("patternCoverage", Phrases.decimal(anomaly.coverage()));
            evidence.add(new Evidence(fact.summary(), fact.source(), fact.entity(), parts, fact.observedAt()));
        }
        return Phrases.shown(holder, evidence);
    }

    private static Evidence standing(AnalysisContext context, EntityState holder, Outlier outlier) {
        Roster roster = Roster.of(context);
        String names = Arrays.stream(outlier.group().members())
                .mapToObj(roster::member)
                .filter(member -> !member.id().equals(holder.id()))
                .limit(NAMED)
                .map(EntityState::displayName)
                .collect(Collectors.joining(", "));
        Evidence fact = Evidence.of(
                holder,
                "score %s among %d peers of %s, such as %s; distance from what is typical of them %s, theirs %s"
                        .formatted(
                                Phrases.decimal(outlier.score()),
                                outlier.peers(),
                                outlier.group().name(),
                                names,
                                Phrases.decimal(outlier.distance()),
                                Phrases.decimal(outlier.usualDistance())));
        Map<String, String> parts = Map.of(
                "score", Phrases.decimal(outlier.score()),
                "peers", String.valueOf(outlier.peers()),
                "distance", Phrases.decimal(outlier.distance()),
                "usualDistance", Phrases.decimal(outlier.usualDistance()),
                "usualUnexpected", Phrases.decimal(outlier.usualUnexpected()));
        return new Evidence(fact.summary(), fact.source(), fact.entity(), parts, fact.observedAt());
    }
}
