// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import dev.entail.api.Entail;
import dev.entail.api.Identities;
import dev.entail.api.IdentityKinds;
import dev.entail.api.schedule.Schedules;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.store.Reach;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.TypeResolver;
import graphql.schema.idl.RuntimeWiring;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Nodes of the graph: by id, as lists of identities, and by search. */
final class EntityFeature implements Feature {
    private final Entail entail;
    private final Schedules schedules;

    EntityFeature(Entail entail) {
        this.entail = entail;
        this.schedules = new Schedules(entail);
    }

    @Override
    public String schema() {
        return "entity";
    }

    @Override
    public void wire(RuntimeWiring.Builder wiring) {
        TypeResolver byLabel = environment -> {
            EntityState state = Objects.requireNonNull(environment.getObject());
            return environment.getSchema().getObjectType(state.label().text());
        };
        wiring.type("Entity", type -> type.typeResolver(byLabel));
        wiring.type("Node", type -> type.typeResolver(NodeTypes.RESOLVER));
        wiring.type(
                "Query",
                type -> type.dataFetcher("entity", environment -> at(environment, entity(environment)))
                        .dataFetcher("identity", environment -> at(environment, identity(environment)))
                        .dataFetcher("node", this::node)
                        .dataFetcher("identities", this::identities)
                        .dataFetcher("search", this::search));
        for (EntityLabel label : EntityLabel.values()) {
            wiring.type(label.text(), type -> {
                common().forEach(type::dataFetcher);
                return type.defaultDataFetcher(EntityFeature::property);
            });
        }
        wiring.type(
                "Identity",
                type -> type.dataFetcher(
                                "human",
                                of(state ->
                                        IdentityKinds.isHuman(state.text("kind").orElse("UNKNOWN"))))
                        .dataFetcher("status", of(state -> state.text("status").orElse("UNKNOWN"))));
    }

    private static Map<String, DataFetcher<?>> common() {
        Map<String, DataFetcher<?>> fetchers = new LinkedHashMap<>();
        fetchers.put("id", of(EntityState::id));
        fetchers.put("name", of(state -> state.text("name").orElse(null)));
        fetchers.put("label", of(state -> state.label().name()));
        fetchers.put("firstSeen", of(state -> Arguments.time(state.firstSeen())));
        fetchers.put("validTo", of(state -> state.validTo().map(Arguments::time).orElse(null)));
        fetchers.put("sources", of(state -> List.copyOf(state.sources())));
        fetchers.put("properties", of(state -> Arguments.json(state.properties())));
        return fetchers;
    }

    private static DataFetcher<@Nullable Object> of(Function<EntityState, @Nullable Object> value) {
        return environment -> value.apply(environment.getSource());
    }

    /** A field that the schema has beside these is the property of its name. */
    private static @Nullable Object property(DataFetchingEnvironment environment) {
        EntityState state = environment.getSource();
        Object value = state == null
                ? null
                : state.properties().get(environment.getField().getName());
        return value instanceof Instant time ? Arguments.time(time) : value;
    }

    /** What is asked below a node is asked of the same time. */
    private static DataFetcherResult<Object> at(DataFetchingEnvironment environment, @Nullable Object value) {
        return EntityLoader.at(Arguments.asOf(environment), value);
    }

    private @Nullable EntityState entity(DataFetchingEnvironment environment) {
        return entail.snapshot(Arguments.asOf(environment))
                .entity(Arguments.required(environment, "id"))
                .orElse(null);
    }

    private @Nullable Object node(DataFetchingEnvironment environment) {
        EntityState state = entity(environment);
        if (state != null) {
            return state;
        }
        String id = Arguments.required(environment, "id");
        return entail.findings()
                .find(id)
                .<Object>map(found -> found)
                .or(() -> Reach.scopes().isPresent() ? Optional.empty() : schedules.find(id))
                .orElse(null);
    }

    private @Nullable EntityState identity(DataFetchingEnvironment environment) {
        EntityState state = entity(environment);
        return state != null && state.label() == EntityLabel.IDENTITY ? state : null;
    }

    private DataFetcherResult<Object> identities(DataFetchingEnvironment environment) {
        Map<String, Object> filter = Arguments.input(environment, "filter");
        Map<String, Object> order = Arguments.input(environment, "orderBy");
        List<EntityState> ordered =
                entail.identities(Arguments.asOf(environment)).in(order(order));
        List<EntityState> identities = filter.isEmpty()
                ? ordered
                : ordered.stream().filter(state -> isWanted(state, filter)).toList();
        return at(environment, Connections.of(identities, environment));
    }

    /** {@return whether an identity fits a filter of the schema} */
    static boolean isWanted(EntityState state, Map<String, Object> filter) {
        return isAmong(state, filter, "kinds", "kind")
                && isAmong(state, filter, "statuses", "status")
                && isAmong(state, filter, "providers", "provider")
                && isAmong(state, filter, "departments", "department")
                && (!(filter.get("human") instanceof Boolean human)
                        || human == IdentityKinds.isHuman(state.text("kind").orElse("UNKNOWN")))
                && (!(filter.get("tier") instanceof Integer tier)
                        || Long.valueOf(tier).equals(state.properties().get("tier")))
                && contains(state, filter);
    }

    private static boolean isAmong(EntityState state, Map<String, Object> filter, String list, String property) {
        List<String> wanted = Arguments.list(filter, list);
        return wanted.isEmpty() || wanted.contains(state.text(property).orElse("UNKNOWN"));
    }

    private static boolean contains(EntityState state, Map<String, Object> filter) {
        if (!(filter.get("text") instanceof String text)) {
            return true;
        }
        String sought = text.toLowerCase(Locale.ROOT);
        return state.id().toLowerCase(Locale.ROOT).contains(sought)
                || state.displayName().toLowerCase(Locale.ROOT).contains(sought);
    }

    private static Identities.Order order(Map<String, Object> order) {
        return new Identities.Order(
                Identities.Order.Field.valueOf(String.valueOf(order.getOrDefault("field", "NAME"))),
                "DESC".equals(order.get("direction")));
    }

    private Map<String, Object> search(DataFetchingEnvironment environment) {
        List<EntityLabel> labels =
                Optional.ofNullable(environment.<List<String>>getArgument("labels")).orElse(List.of()).stream()
                        .map(EntityLabel::valueOf)
                        .toList();
        return Connections.of(entail.search(Arguments.required(environment, "text"), labels), environment);
    }
}
