// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import dev.entail.api.audit.Audit;
import dev.entail.api.audit.AuditEntry;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The audit log, newest first. */
final class AuditFeature implements Feature {
    private final Audit audit;

    AuditFeature(Audit audit) {
        this.audit = audit;
    }

    @Override
    public String schema() {
        return "audit";
    }

    @Override
    public void wire(RuntimeWiring.Builder wiring) {
        wiring.type("Query", type -> type.dataFetcher("auditLog", this::log));
        wiring.type(
                "AuditEntry",
                type -> type.dataFetcher(
                                "id",
                                environment -> "audit:" + entry(environment).number())
                        .dataFetcher(
                                "at",
                                environment -> Arguments.time(entry(environment).at()))
                        .dataFetcher("intent", AuditFeature::intent)
                        .dataFetcher(
                                "outcome", environment -> entry(environment).phase()));
    }

    private static AuditEntry entry(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.getSource());
    }

    private static @Nullable String intent(DataFetchingEnvironment environment) {
        long intent = entry(environment).intent();
        return intent == 0 ? null : "audit:" + intent;
    }

    private Map<String, Object> log(DataFetchingEnvironment environment) {
        long total = audit.size();
        return Connections.of(
                total,
                environment,
                (skip, limit) ->
                        audit.between(total - skip - limit + 1, total - skip).reversed());
    }
}
