// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import dev.entail.analytics.EntityRef;
import dev.entail.analytics.Evidence;
import dev.entail.analytics.escalation.Escalation;
import dev.entail.analytics.escalation.EscalationPath;
import dev.entail.analytics.escalation.EscalationView;
import dev.entail.analytics.escalation.Hop;
import dev.entail.analytics.escalation.PathQuestion;
import dev.entail.analytics.escalation.TierZero;
import dev.entail.analytics.escalation.technique.TechniqueCatalogue;
import dev.entail.api.Entail;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.TypeRuntimeWiring;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Escalation paths, who has one, and what they lead to. */
final class EscalationFeature implements Feature {
    private final Entail entail;
    private final TechniqueCatalogue techniques = TechniqueCatalogue.bundled();

    EscalationFeature(Entail entail) {
        this.entail = entail;
    }

    @Override
    public String schema() {
        return "escalation";
    }

    @Override
    public void wire(RuntimeWiring.Builder wiring) {
        wiring.type(
                "Query",
                type -> type.dataFetcher("tierZero", this::tierZero)
                        .dataFetcher("escalations", this::escalations)
                        .dataFetcher("escalationPaths", this::paths));
        wiring.type(
                "EscalationPath",
                type -> entity(entity(type, "source", EscalationPath::source), "target", EscalationPath::target)
                        .dataFetcher(
                                "inherited",
                                environment -> source(environment, EscalationPath.class)
                                        .isInherited()));
        wiring.type(
                "Escalation",
                type -> entity(entity(type, "identity", Escalation::identity), "target", Escalation::target));
        wiring.type("TierZero", type -> entity(type, "entity", TierZero::entity));
        wiring.type(
                "Hop",
                type -> entity(entity(type, "from", Hop::from), "to", Hop::to)
                        .dataFetcher(
                                "relation",
                                environment -> source(environment, Hop.class)
                                        .relation()
                                        .name())
                        .dataFetcher(
                                "technique",
                                environment -> source(environment, Hop.class)
                                        .technique()
                                        .flatMap(techniques::find)
                                        .orElse(null)));
        wiring.type(
                "Evidence",
                type -> type.dataFetcher(
                                "observedAt",
                                environment -> Arguments.time(
                                        source(environment, Evidence.class).observedAt()))
                        .dataFetcher("entity", environment -> {
                            String id = source(environment, Evidence.class).entity();
                            return id.isEmpty()
                                    ? null
                                    : EntityLoader.load(
                                            environment, new EntityRef(id, id, dev.entail.graph.EntityLabel.IDENTITY));
                        }));
    }

    private static <T> TypeRuntimeWiring.Builder entity(
            TypeRuntimeWiring.Builder type, String field, Function<T, EntityRef> of) {
        DataFetcher<?> fetcher = environment ->
                EntityLoader.load(environment, of.apply(Objects.requireNonNull(environment.<T>getSource())));
        return type.dataFetcher(field, fetcher);
    }

    private static <T> T source(DataFetchingEnvironment environment, Class<T> type) {
        return type.cast(Objects.requireNonNull(environment.getSource()));
    }

    private EscalationView view(DataFetchingEnvironment environment) {
        return entail.escalation(Arguments.asOf(environment));
    }

    private DataFetcherResult<Map<String, Object>> tierZero(DataFetchingEnvironment environment) {
        return page(view(environment).tierZero(), environment);
    }

    private DataFetcherResult<Map<String, Object>> escalations(DataFetchingEnvironment environment) {
        Map<String, Object> filter = Arguments.input(environment, "filter");
        List<Escalation> escalations = view(environment).escalations(Arguments.text(environment, "to")).stream()
                .filter(escalation -> isWanted(escalation, filter))
                .toList();
        return page(escalations, environment);
    }

    private static boolean isWanted(Escalation escalation, Map<String, Object> filter) {
        boolean confidence = filter.get("confidence") == null
                || filter.get("confidence").equals(escalation.confidence().name());
        boolean inherited = filter.get("inherited") == null
                || filter.get("inherited").equals(escalation.path().isInherited());
        return confidence && inherited;
    }

    private static boolean isWanted(EscalationPath path, DataFetchingEnvironment environment) {
        String confidence = environment.getArgument("confidence");
        Integer maxHops = environment.getArgument("maxHops");
        return (confidence == null || confidence.equals(path.confidence().name()))
                && (maxHops == null || path.length() <= maxHops);
    }

    /** Nodes below are shown as they were at the time that the field asks for. */
    private static DataFetcherResult<Map<String, Object>> page(List<?> all, DataFetchingEnvironment environment) {
        return EntityLoader.at(Arguments.asOf(environment), Connections.of(all, environment));
    }

    private DataFetcherResult<Map<String, Object>> paths(DataFetchingEnvironment environment) {
        EscalationView view = view(environment);
        Optional<String> to = Arguments.text(environment, "to");
        Optional<String> from = Arguments.text(environment, "from");
        if (to.isPresent() && Boolean.TRUE.equals(environment.getArgument("toTierZero"))) {
            throw new IllegalArgumentException("'to' and 'toTierZero' ask for two targets, allowed is one of them");
        }
        boolean confirmed = "CONFIRMED".equals(environment.getArgument("confidence"));
        if (from.isEmpty()) {
            List<EscalationPath> shortest = view.escalations(to).stream()
                    .map(Escalation::path)
                    .filter(path -> isWanted(path, environment))
                    .toList();
            return page(shortest, environment);
        }
        Integer k = environment.getArgument("k");
        Integer maxHops = environment.getArgument("maxHops");
        PathQuestion question =
                new PathQuestion(from.get(), to, k == null ? 3 : k, Optional.ofNullable(maxHops), confirmed);
        return page(
                view.paths(question).stream()
                        .filter(path -> isWanted(path, environment))
                        .toList(),
                environment);
    }
}
