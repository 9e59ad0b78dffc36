// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Analysis;
import dev.entail.analytics.AnalysisContext;
import dev.entail.graph.GraphRecord.NodeRecord;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.projection.RelationState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of finding about secrets and NHIs has its planted example in the demo's last records. */
final class PlantedFindingsTest {
    private static final AnalysisContext CONTEXT = context();

    private static AnalysisContext context() {
        DemoOrganisation.Snapshot last = Demo.SNAPSHOTS.getLast();
        Instant at = last.at();
        TreeSet<String> sources = new TreeSet<>(List.of("records"));
        List<EntityState> entities =
                Demo.nodes(last).stream().collect(Collectors.toMap(NodeRecord::id, node -> node)).values().stream()
                        .map(node -> new EntityState(
                                node.label(), node.id(), node.properties(), sources, at, Optional.empty()))
                        .toList();
        List<RelationState> relations = Demo.relations(last).stream()
                .map(said -> new RelationState(
                        said.kind(), said.from(), said.to(), "records", said.properties(), at, Optional.empty()))
                .toList();
        return new AnalysisContext(
                () -> {
                    throw new AssertionError("without a store there is no escalation");
                },
                Estate.of(entities, List.of(), relations),
                at,
                Map.of());
    }

    private static List<String> subjects(String id) {
        Analysis analysis = ServiceLoader.load(Analysis.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(each -> each.about().id().equals(id))
                .findFirst()
                .orElseThrow();
        return analysis.run(CONTEXT).stream()
                .map(found -> found.subject().id())
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "secret.long-lived, secret:crane-controller-key",
        "secret.not-rotated, secret:crane-controller-key",
        "secret.outside-vault, secret:crane-controller-key",
        "secret.no-rotation-path, secret:crane-controller-key",
        "secret.unclassified, secret:terminal-code-word",
        "secret.unused, secret:terminal-code-word",
        "secret.shared, secret:edi-partner-password",
        "secret.shared, secret:customs-broker-token",
        "secret.cross-environment, secret:quoting-batch-prices",
        "secret.orphaned, secret:fax-gateway",
        "secret.expiring, secret:partner-gateway-certificate",
        "secret.static-where-federated, secret:tracking-deployer",
        "nhi.reused, svc:printer-queue",
        "nhi.used-by-human, svc:dock-console",
        "nhi.third-party, app:tidewater-sync",
        "nhi.duplicate, svc:pallet-count-a",
        "nhi.duplicate, svc:search-probe-1",
        "escalation.secret-to-privilege, svc:report-distribution",
        "escalation.secret-to-privilege, svc:config-archiver"
    })
    void isInTheDemo(String id, String subject) {
        assertThat(subjects(id)).contains(subject);
    }

    @Test
    void noKindOfFindingDrownsTheDemo() {
        long secrets =
                CONTEXT.estate().entities(dev.entail.graph.EntityLabel.SECRET).size();

        for (String id : List.of("secret.cross-environment", "secret.static-where-federated", "secret.expiring")) {
            assertThat((long) subjects(id).size()).as(id).isLessThan(secrets / 5);
        }
        for (String id : List.of("nhi.reused", "nhi.used-by-human", "nhi.third-party", "nhi.duplicate")) {
            assertThat((long) subjects(id).size()).as(id).isLessThan(100);
        }
    }
}
