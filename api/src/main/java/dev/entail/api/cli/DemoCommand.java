// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import dev.entail.analytics.Coverage;
import dev.entail.analytics.escalation.Confidence;
import dev.entail.analytics.escalation.Escalation;
import dev.entail.analytics.escalation.EscalationView;
import dev.entail.analytics.finding.FindingCount;
import dev.entail.analytics.finding.FindingFilter;
import dev.entail.api.Entail;
import dev.entail.api.demo.DemoOrganisation;
import dev.entail.api.http.EntailServer;
import dev.entail.api.http.ServerOptions;
import dev.entail.graph.load.Input;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.LoadReport;
import dev.entail.graph.load.LoadReport.Counts;
import dev.entail.graph.load.Loader;
import dev.entail.graph.load.Source;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows Entail on a sample organisation. */
@Command(
        name = "demo",
        description = {
            "Loads a sample organisation with three dates of history, runs every analysis, prints what it found,",
            "and serves page and API until it is stopped. It keeps its graph apart from yours, under demo in the home."
        })
final class DemoCommand extends EntailCommand {
    static final long SEED = 20260930;
    private static final int SHOWN = 8;

    @Option(
            names = "--port",
            paramLabel = "P",
            defaultValue = "8080",
            description = "Default ${DEFAULT-VALUE}; 0 for any that is free.")
    private int port = 8080;

    @Option(names = "--exit", description = "End after the summary.")
    private boolean exit;

    @Override
    public Integer call() throws InterruptedException {
        Path home = options().home().resolve("demo");
        try (Serving serving = new Serving();
                Entail entail = options().openDemo(home)) {
            List<Coverage> coverage = load(entail);
            summary(entail);
            CoverageText.summary(out(), coverage, options().isVerbose());
            out().flush();
            if (!exit) {
                serve(entail, serving);
            }
        }
        return 0;
    }

    private List<Coverage> load(Entail entail) {
        Map<String, Source> sources = Loader.sources();
        try (TerminalProgress progress = new TerminalProgress()) {
            List<DemoOrganisation.Snapshot> snapshots = DemoOrganisation.generate(SEED);
            for (DemoOrganisation.Snapshot snapshot : snapshots) {
                LoadOptions options = LoadOptions.at(snapshot.at()).reportingTo(progress);
                LoadReport aws = entail.loadUnlessOlder(
                        Objects.requireNonNull(sources.get("aws")),
                        Input.of("meridian-freight-aws.json", snapshot.awsJson()),
                        options);
                LoadReport records = entail.loadUnlessOlder(
                        Objects.requireNonNull(sources.get("records")),
                        Input.of("meridian-freight.jsonl", snapshot.recordsJsonl()),
                        options);
                progress.clear();
                tell(
                        snapshot.at(),
                        aws.nodes().plus(records.nodes()),
                        aws.relations().plus(records.relations()));
                out().flush();
            }
            List<Coverage> coverage = entail.analyze(
                            List.of(), snapshots.getLast().at(), progress)
                    .coverage();
            progress.clear();
            return coverage;
        }
    }

    private void tell(Instant at, Counts nodes, Counts relations) {
        LocalDate date = LocalDate.ofInstant(at, ZoneOffset.UTC);
        if (nodes.plus(relations).isNothing()) {
            out().printf("%tF  was loaded before%n", date);
            return;
        }
        out().printf(
                        "%tF  %,6d nodes and %,6d relations new, %,5d changed, %,5d closed%n",
                        date, nodes.added(), relations.added(), nodes.changed(), nodes.closed());
    }

    private void summary(Entail entail) {
        EscalationView view = entail.escalation(Optional.empty());
        List<Escalation> escalations = view.escalations(Optional.empty());
        long confirmed = escalations.stream()
                .filter(escalation -> escalation.confidence() == Confidence.CONFIRMED)
                .count();
        out().printf(
                        "%n%d identities can become administrator of Meridian Freight: %d confirmed (●), %d under conditions (○).%n",
                        escalations.size(), confirmed, escalations.size() - confirmed);
        escalations.stream()
                .sorted(java.util.Comparator.comparing(Escalation::confidence)
                        .thenComparingInt(escalation -> -escalation.path().length()))
                .limit(SHOWN)
                .forEach(escalation -> PathText.write(out(), escalation.path()));
        findings(entail.findings().tally(FindingFilter.UNRESOLVED));
        out().flush();
    }

    private void findings(List<FindingCount> counts) {
        out().println();
        counts.stream()
                .collect(Collectors.groupingBy(
                        FindingCount::type, java.util.TreeMap::new, Collectors.summingLong(FindingCount::count)))
                .forEach((type, count) -> out().printf("%-32s %5d findings%n", type, count));
    }

    private void serve(Entail entail, Serving serving) throws InterruptedException {
        try (EntailServer server =
                EntailServer.start(entail, ServerOptions.local(port).withIntrospection())) {
            out().printf(
                            "%nSee for yourself with this link, which works once: %s%n(GraphQL at %sgraphql). Press Ctrl-C to stop.%n",
                            server.link().orElseThrow(), server.url());
            out().flush();
            serving.await(server);
        }
    }
}
