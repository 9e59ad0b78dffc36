// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import dev.entail.analytics.escalation.EscalationPath;
import dev.entail.analytics.escalation.technique.Technique;
import dev.entail.analytics.finding.Finding;
import dev.entail.api.schedule.Schedule;
import dev.entail.graph.projection.EntityState;
import graphql.schema.TypeResolver;
import java.util.Objects;

/** Which type of the schema a thing with an id is of. */
final class NodeTypes {
    static final TypeResolver RESOLVER = environment -> environment
            .getSchema()
            .getObjectType(
                    switch (Objects.requireNonNull(environment.<Object>getObject())) {
                        case EntityState state -> state.label().text();
                        case EscalationPath _ -> "EscalationPath";
                        case Finding _ -> "Finding";
                        case Schedule _ -> "ReportSchedule";
                        case Technique _ -> "Technique";
                        case Object other ->
                            throw new IllegalStateException(other.getClass() + " has no type in the schema");
                    });

    private NodeTypes() {}
}
