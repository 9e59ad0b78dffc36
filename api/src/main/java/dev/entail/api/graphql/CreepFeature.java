// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import dev.entail.analytics.EntityRef;
import dev.entail.analytics.Evidence;
import dev.entail.analytics.creep.Comparison;
import dev.entail.analytics.creep.CreepScore;
import dev.entail.analytics.creep.CreepScores;
import dev.entail.analytics.creep.CreepSignal;
import dev.entail.analytics.creep.DifferenceFilter;
import dev.entail.analytics.creep.Held;
import dev.entail.analytics.creep.Verdict;
import dev.entail.api.Entail;
import dev.entail.api.creep.Creep;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.projection.EntityState;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What identities may use, how far that has crept, and what changed of it. */
final class CreepFeature implements Feature {
    private static final int USUAL_POINTS = 4;
    private static final int MOST_COMPARED = 200;

    private final Creep creep;

    CreepFeature(Entail entail) {
        this.creep = new Creep(entail);
    }

    /** A score and the time that was asked for. */
    private record Asked(CreepScore score, Optional<Instant> asOf) {}

    @Override
    public String schema() {
        return "creep";
    }

    @Override
    public void wire(RuntimeWiring.Builder wiring) {
        wiring.type(
                "Query", type -> type.dataFetcher("creepRanking", this::ranking).dataFetcher("diff", this::diff));
        wiring.type(
                "Identity", type -> type.dataFetcher("creep", this::ofIdentity).dataFetcher("grants", this::grants));
        wiring.type(
                "CreepScore",
                type -> type.dataFetcher(
                                "identity", environment -> score(environment).identity())
                        .dataFetcher("score", environment -> score(environment).score())
                        .dataFetcher(
                                "signals", environment -> score(environment).signals())
                        .dataFetcher(
                                "granted", environment -> score(environment).granted())
                        .dataFetcher(
                                "used", environment -> score(environment).used().orElse(null))
                        .dataFetcher(
                                "unused",
                                environment -> score(environment).unused().orElse(null))
                        .dataFetcher("peers", environment -> score(environment).peers())
                        .dataFetcher("trend", this::trend)
                        .dataFetcher("recommendations", this::recommendations)
                        .dataFetcher("comparison", this::comparison));
        wiring.type(
                "PeerEntitlement",
                type -> type.dataFetcher(
                                "permission",
                                environment -> column(environment).entitlement().entity())
                        .dataFetcher(
                                "actions",
                                environment -> column(environment).entitlement().actions())
                        .dataFetcher(
                                "resources",
                                environment -> column(environment).entitlement().resources()));
        wiring.type(
                "CreepSignal",
                type -> type.dataFetcher(
                                "kind",
                                environment -> signal(environment).kind().name())
                        .dataFetcher("value", environment -> signal(environment).value())
                        .dataFetcher(
                                "weight", environment -> signal(environment).weight())
                        .dataFetcher("items", CreepFeature::items));
        wiring.type(
                "GrantRecommendation",
                type -> type.dataFetcher(
                                "target",
                                environment -> node(
                                        environment,
                                        verdict(environment).grant().target()))
                        .dataFetcher(
                                "choice",
                                environment -> verdict(environment)
                                        .verdict()
                                        .map(Enum::name)
                                        .orElse(null))
                        .dataFetcher(
                                "peerShare",
                                environment -> verdict(environment).share().orElse(null))
                        .dataFetcher(
                                "reason", environment -> verdict(environment).reason()));
        GrantFields.wire(wiring);
    }

    private static CreepScore score(DataFetchingEnvironment environment) {
        return source(environment, Asked.class).score();
    }

    private static CreepSignal signal(DataFetchingEnvironment environment) {
        return source(environment, CreepSignal.class);
    }

    private static Comparison.Column column(DataFetchingEnvironment environment) {
        return source(environment, Comparison.Column.class);
    }

    private static Verdict verdict(DataFetchingEnvironment environment) {
        return source(environment, Verdict.class);
    }

    private static <T> T source(DataFetchingEnvironment environment, Class<T> type) {
        return type.cast(Objects.requireNonNull(environment.getSource()));
    }

    private Map<String, Object> ranking(DataFetchingEnvironment environment) {
        Optional<Instant> asOf = Arguments.asOf(environment);
        Map<String, Object> filter = Arguments.input(environment, "filter");
        List<CreepScore> scores = creep.ranking(asOf, Arguments.instant(environment, "since"));
        List<Asked> wanted = scores.stream()
                .filter(score -> EntityFeature.isWanted(score.identity(), filter))
                .map(score -> new Asked(score, asOf))
                .toList();
        Map<String, Object> page = new HashMap<>(Connections.of(wanted, environment));
        page.put("organisation", CreepScores.ofOrganisation(scores));
        return page;
    }

    private Asked ofIdentity(DataFetchingEnvironment environment) {
        EntityState identity = source(environment, EntityState.class);
        Optional<Instant> asOf = Arguments.asOf(environment);
        CreepScore score = creep.of(identity.id(), asOf, Arguments.instant(environment, "since"))
                .orElseGet(() -> new CreepScore(identity, List.of(), 0, Optional.empty(), Optional.empty(), 0, 0));
        return new Asked(score, asOf);
    }

    private List<Map<String, Object>> trend(DataFetchingEnvironment environment) {
        Asked asked = source(environment, Asked.class);
        Integer points = environment.getArgument("points");
        return creep
                .trend(
                        asked.score().identity().id(),
                        asked.asOf(),
                        Arguments.instant(environment, "since"),
                        points == null ? USUAL_POINTS : points)
                .entrySet()
                .stream()
                .map(point -> Map.<String, Object>of("at", Arguments.time(point.getKey()), "score", point.getValue()))
                .toList();
    }

    private List<Verdict> recommendations(DataFetchingEnvironment environment) {
        Asked asked = source(environment, Asked.class);
        return creep.verdicts(asked.score().identity().id(), asked.asOf());
    }

    private @Nullable Comparison comparison(DataFetchingEnvironment environment) {
        Asked asked = source(environment, Asked.class);
        return creep.comparison(
                        asked.score().identity().id(),
                        asked.asOf(),
                        most(environment, "peers"),
                        most(environment, "entitlements"))
                .orElse(null);
    }

    private static int most(DataFetchingEnvironment environment, String argument) {
        Integer most = environment.getArgument(argument);
        if (most == null || most < 1 || most > MOST_COMPARED) {
            throw new IllegalArgumentException(argument + " is " + most + ", allowed is 1 to " + MOST_COMPARED);
        }
        return most;
    }

    private static List<Evidence> items(DataFetchingEnvironment environment) {
        List<Evidence> items = signal(environment).items();
        Integer first = environment.getArgument("first");
        if (first != null && first < 0) {
            throw new IllegalArgumentException("first is " + first + ", allowed is 0 or more");
        }
        return first == null || first >= items.size() ? items : items.subList(0, first);
    }

    private Map<String, Object> grants(DataFetchingEnvironment environment) {
        EntityState identity = source(environment, EntityState.class);
        Boolean inherited = environment.getArgument("inherited");
        Creep.Holdings holdings = creep.held(identity.id(), Arguments.asOf(environment));
        List<Held> wanted = holdings.held().stream()
                .filter(each -> inherited == null || inherited != each.isDirect())
                .toList();
        Map<String, Object> page = new HashMap<>(Connections.of(wanted, environment));
        page.put("others", holdings.others());
        return page;
    }

    private Map<String, Object> diff(DataFetchingEnvironment environment) {
        Instant from = Arguments.instant(environment, "from").orElseThrow();
        Instant to = Arguments.instant(environment, "to").orElseThrow();
        DifferenceFilter filter = new DifferenceFilter(
                Arguments.text(environment, "identity"),
                Arguments.text(environment, "role"),
                Arguments.text(environment, "scope"));
        return Connections.of(creep.diff(from, to, filter), environment);
    }

    private static CompletableFuture<EntityState> node(DataFetchingEnvironment environment, String id) {
        return EntityLoader.load(environment, new EntityRef(id, id, EntityLabel.ROLE));
    }
}
