// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import dev.entail.analytics.EntityRef;
import dev.entail.analytics.escalation.BlastRadius;
import dev.entail.analytics.escalation.ChokePoint;
import dev.entail.analytics.escalation.CutPlan;
import dev.entail.analytics.escalation.EscalationView;
import dev.entail.analytics.escalation.RelationKey;
import dev.entail.analytics.escalation.WhatIf;
import dev.entail.api.Entail;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** How far an identity reaches, who reaches a thing, and what cuts them off. */
final class ContainmentFeature implements Feature {
    private final Entail entail;

    ContainmentFeature(Entail entail) {
        this.entail = entail;
    }

    @Override
    public String schema() {
        return "containment";
    }

    @Override
    public void wire(RuntimeWiring.Builder wiring) {
        wiring.type("Identity", type -> type.dataFetcher("blastRadius", this::blastRadius));
        wiring.type(
                "BlastRadius",
                type -> type.dataFetcher("identities", count(EntityLabel.IDENTITY))
                        .dataFetcher("secrets", count(EntityLabel.SECRET))
                        .dataFetcher("resources", count(EntityLabel.RESOURCE))
                        .dataFetcher(
                                "byLabel", of((BlastRadius radius) -> radius.byLabel().entrySet().stream()
                                        .map(each -> Map.of("label", each.getKey(), "count", each.getValue()))
                                        .toList())));
        wiring.type(
                "ChokePoint",
                type -> type.dataFetcher("identitiesCutOff", of(ChokePoint::cutOff))
                        .dataFetcher("pathsThrough", of(ChokePoint::carried)));
        wiring.type("CutPlan", type -> type.dataFetcher("identitiesCutOff", of(CutPlan::cutOff)));
        wiring.type(
                "WhatIf",
                type -> type.dataFetcher("identitiesBefore", of(WhatIf::before))
                        .dataFetcher("identitiesAfter", of(WhatIf::after))
                        .dataFetcher("cutOff", this::cutOff));
        wiring.type(
                "Query",
                type -> type.dataFetcher(
                                "exposure",
                                environment -> view(environment).exposure(Arguments.required(environment, "of")))
                        .dataFetcher("chokePoints", this::chokePoints)
                        .dataFetcher("cutPlan", this::cutPlan)
                        .dataFetcher("whatIf", this::whatIf));
    }

    private static <T> DataFetcher<Object> of(Function<T, Object> value) {
        return environment -> value.apply(Objects.requireNonNull(environment.<T>getSource()));
    }

    private static DataFetcher<Object> count(EntityLabel label) {
        return of((BlastRadius radius) -> radius.count(label));
    }

    private EscalationView view(DataFetchingEnvironment environment) {
        return entail.escalation(Arguments.asOf(environment));
    }

    private BlastRadius blastRadius(DataFetchingEnvironment environment) {
        EntityState identity = Objects.requireNonNull(environment.getSource());
        boolean confirmedOnly = "CONFIRMED".equals(environment.getArgument("confidence"));
        return entail.escalation(Arguments.asOf(environment).or(() -> EntityLoader.asOf(environment)))
                .blastRadius(identity.id(), confirmedOnly);
    }

    private DataFetcherResult<Map<String, Object>> chokePoints(DataFetchingEnvironment environment) {
        List<ChokePoint> points = view(environment).chokePoints(Arguments.text(environment, "to"), 0);
        return EntityLoader.at(Arguments.asOf(environment), Connections.of(points, environment));
    }

    private DataFetcherResult<CutPlan> cutPlan(DataFetchingEnvironment environment) {
        int most = Objects.requireNonNull(environment.<Integer>getArgument("maxCuts"));
        return EntityLoader.at(
                Arguments.asOf(environment), view(environment).cutPlan(most, Arguments.text(environment, "to")));
    }

    private DataFetcherResult<WhatIf> whatIf(DataFetchingEnvironment environment) {
        List<Map<String, Object>> removed = Objects.requireNonNull(environment.getArgument("remove"));
        List<RelationKey> keys =
                removed.stream().map(ContainmentFeature::relation).toList();
        return EntityLoader.at(
                Arguments.asOf(environment), view(environment).whatIf(keys, Arguments.text(environment, "to")));
    }

    private static RelationKey relation(Map<String, Object> input) {
        return new RelationKey(
                RelationKind.valueOf(String.valueOf(input.get("relation"))),
                String.valueOf(input.get("from")),
                String.valueOf(input.get("to")),
                Optional.ofNullable(input.get("technique")).map(String::valueOf));
    }

    private Map<String, Object> cutOff(DataFetchingEnvironment environment) {
        WhatIf whatIf = Objects.requireNonNull(environment.getSource());
        List<String> ids = whatIf.cutOff().stream().map(EntityRef::id).toList();
        return Connections.of(ids.size(), environment, (skip, limit) -> {
            List<String> some = ids.subList((int) skip, (int) (skip + limit));
            Map<String, EntityState> states =
                    entail.snapshot(EntityLoader.asOf(environment)).entitiesOf(some);
            return some.stream()
                    .flatMap(id -> Stream.ofNullable(states.get(id)))
                    .toList();
        });
    }
}
