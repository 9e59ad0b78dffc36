// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.analytics.creep.CreepScore;
import dev.entail.analytics.creep.CreepScores;
import dev.entail.analytics.creep.CreepSignal;
import dev.entail.analytics.creep.Verdict;
import dev.entail.api.Entail;
import dev.entail.api.creep.Creep;
import dev.entail.graph.GraphException.NotFound;
import dev.entail.graph.RecordCodec;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Ranks identities by how far their access has crept, or tells all about one. */
@Command(name = "creep", description = "Ranks identities by how far their access has crept, or explains one of them.")
final class CreepCommand extends EntailCommand {
    @Option(names = "--identity", paramLabel = "ID", description = "The identity to explain.")
    private @Nullable String identity;

    @Option(names = "--as-of", paramLabel = "TIME", description = "The time to look at; default now.")
    private @Nullable String asOf;

    @Option(names = "--since", paramLabel = "TIME", description = "The time that growth and trend begin at.")
    private @Nullable String since;

    @Option(
            names = "--limit",
            defaultValue = "50",
            paramLabel = "N",
            description = "How many of the ranking are shown; default ${DEFAULT-VALUE}.")
    private int limit = 50;

    @Option(
            names = "--points",
            defaultValue = "4",
            paramLabel = "N",
            description = "How many times the trend has; default ${DEFAULT-VALUE}.")
    private int points = 4;

    @Override
    public Integer call() {
        Optional<Instant> at = Times.parse("--as-of", asOf);
        Optional<Instant> begin = Times.parse("--since", since);
        if (limit < 0) {
            throw new IllegalArgumentException("--limit is " + limit + ", allowed is 0 or more");
        }
        try (Entail entail = options().open()) {
            Creep creep = new Creep(entail);
            if (identity == null) {
                ranking(creep.ranking(at, begin));
            } else {
                one(creep, identity, at, begin);
            }
        }
        out().flush();
        return 0;
    }

    private void ranking(List<CreepScore> scores) {
        double organisation = CreepScores.ofOrganisation(scores);
        List<CreepScore> shown = scores.subList(0, Math.min(limit, scores.size()));
        if (options().isJson()) {
            ObjectNode json = RecordCodec.JSON
                    .createObjectNode()
                    .put("organisation", organisation)
                    .put("totalCount", scores.size());
            json.set("ranking", Json.array(shown, CreepCommand::json));
            print(json);
            return;
        }
        for (CreepScore score : shown) {
            out().printf(
                            Locale.ROOT,
                            "%5.1f  %-40s %s%n",
                            score.score(),
                            score.identity().displayName() + " ("
                                    + score.identity().id() + ")",
                            signals(score));
        }
        out().printf(Locale.ROOT, "%,d identities; organisation %.1f%n", scores.size(), organisation);
    }

    private static String signals(CreepScore score) {
        return score.signals().stream()
                .filter(signal -> signal.value() > 0)
                .map(signal -> signal.kind().name().toLowerCase(Locale.ROOT) + " "
                        + String.format(Locale.ROOT, "%.2f", signal.value()))
                .collect(Collectors.joining(", "));
    }

    private static ObjectNode json(CreepScore score) {
        ObjectNode json = RecordCodec.JSON
                .createObjectNode()
                .put("id", score.identity().id())
                .put("name", score.identity().displayName())
                .put("score", score.score())
                .put("granted", score.granted())
                .put("peers", score.peers());
        score.used().ifPresent(used -> json.put("used", used));
        score.unused().ifPresent(unused -> json.put("unused", unused));
        json.set("signals", Json.array(score.signals(), CreepCommand::signal));
        return json;
    }

    private static ObjectNode signal(CreepSignal signal) {
        return RecordCodec.JSON
                .createObjectNode()
                .put("kind", signal.kind().name())
                .put("value", signal.value())
                .put("weight", signal.weight());
    }

    private void one(Creep creep, String id, Optional<Instant> at, Optional<Instant> begin) {
        CreepScore score = creep.of(id, at, begin)
                .orElseThrow(() -> new NotFound("'" + id + "' is not an identity that is there and active"));
        List<Verdict> verdicts = creep.verdicts(id, at);
        Map<Instant, Double> trend = creep.trend(id, at, begin, points);
        if (options().isJson()) {
            ObjectNode json = json(score);
            json.set("signals", Json.array(score.signals(), CreepCommand::explained));
            json.set("grants", Json.array(verdicts, CreepCommand::verdict));
            ObjectNode times = json.putObject("trend");
            trend.forEach((time, value) -> times.put(time.toString(), value));
            print(json);
            return;
        }
        out().printf(
                        Locale.ROOT,
                        "%s: %.1f of 100, %d entitlements%n",
                        score.identity().displayName(),
                        score.score(),
                        score.granted());
        for (CreepSignal signal : score.signals()) {
            out().printf(
                            Locale.ROOT,
                            "%n%s %.2f, weight %.2f%n",
                            signal.kind().name().toLowerCase(Locale.ROOT),
                            signal.value(),
                            signal.weight());
            signal.items().forEach(item -> out().println("  " + item.summary() + "  (" + item.source() + ")"));
        }
        out().printf("%nGrants%n");
        verdicts.forEach(verdict -> out().printf(
                        "  %-7s %s: %s%n",
                        verdict.verdict().map(Enum::name).orElse("-"),
                        verdict.grant().target(),
                        verdict.reason()));
        out().printf("%nTrend%n");
        trend.forEach((time, value) -> out().printf(Locale.ROOT, "  %s %5.1f%n", time, value));
    }

    private static ObjectNode explained(CreepSignal signal) {
        ObjectNode json = signal(signal);
        json.set("items", Json.array(signal.items(), Json::evidence));
        return json;
    }

    private static ObjectNode verdict(Verdict verdict) {
        ObjectNode json = RecordCodec.JSON
                .createObjectNode()
                .put("target", verdict.grant().target())
                .put("relation", verdict.grant().relation().kind().name())
                .put("since", verdict.grant().since().toString())
                .put("recommendation", verdict.verdict().map(Enum::name).orElse(null))
                .put("reason", verdict.reason());
        verdict.share().ifPresent(share -> json.put("peerShare", share));
        return json;
    }
}
