// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import dev.entail.api.Meters;
import dev.entail.api.audit.Audit;
import dev.entail.api.auth.Permission;
import graphql.language.EnumValue;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.idl.SchemaDirectiveWiring;
import graphql.schema.idl.SchemaDirectiveWiringEnvironment;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Lets a field be fetched only by a caller who has the permission that {@code @permission} names. A field of a root
 * type that names none, or one that no scope knows, is an administrator's. Mutations are written down, refused ones too.
 */
final class PermissionWiring implements SchemaDirectiveWiring {
    static final Set<String> ROOTS = Set.of("Query", "Mutation", "Subscription");

    private final Audit audit;
    private final Meters meters;

    PermissionWiring(Audit audit, Meters meters) {
        this.audit = audit;
        this.meters = meters;
    }

    @Override
    public GraphQLFieldDefinition onField(SchemaDirectiveWiringEnvironment<GraphQLFieldDefinition> environment) {
        GraphQLFieldDefinition field = environment.getElement();
        boolean isRoot = ROOTS.contains(environment.getFieldsContainer().getName());
        if (!(environment.getFieldsContainer() instanceof GraphQLObjectType)
                || (!isRoot && field.getAppliedDirective("permission") == null)) {
            return field;
        }
        Permission needed = named(field).flatMap(Permission::named).orElse(Permission.ADMINISTER);
        DataFetcher<?> fetcher = environment.getFieldDataFetcher();
        DataFetcher<?> kept = asked -> {
            Caller.origin(asked).caller().require(needed);
            long begin = System.nanoTime();
            try {
                return fetcher.get(asked);
            } finally {
                meters.record(
                        "entail.field",
                        "field",
                        field.getName(),
                        "fetched",
                        Duration.ofNanos(System.nanoTime() - begin));
            }
        };
        boolean changes = environment.getFieldsContainer().getName().equals("Mutation");
        environment.setFieldDataFetcher(changes ? new AuditedFetcher(audit, field.getName(), kept) : kept);
        return field;
    }

    /** {@return the name of the permission that a field demands, empty where it does not say} */
    static Optional<String> named(GraphQLFieldDefinition field) {
        return Optional.ofNullable(field.getAppliedDirective("permission"))
                .map(PermissionWiring::value)
                .map(EnumValue::getName);
    }

    private static EnumValue value(GraphQLAppliedDirective permission) {
        return (EnumValue) Objects.requireNonNull(Objects.requireNonNull(permission.getArgument("is"))
                .getArgumentValue()
                .getValue());
    }
}
