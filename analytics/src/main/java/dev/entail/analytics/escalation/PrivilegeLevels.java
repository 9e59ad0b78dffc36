// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation;

import dev.entail.analytics.AnalysisContext;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.projection.RelationState;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How privileged identities and workloads are by what they hold, without any attack: 0 is tier zero, 1 privileged, 2
 * neither. A person has what their accounts have, a workload what it runs as. One walk back from tier zero: linear.
 */
final class PrivilegeLevels {
    static final int TIER_ZERO = 0;
    static final int PRIVILEGED = 1;
    static final int ORDINARY = 2;

    private static final List<RelationKind> PASSED_ON =
            List.of(RelationKind.HAS_ROLE, RelationKind.MEMBER_OF, RelationKind.INHERITS);

    private final AnalysisContext context;
    private final Set<String> tierZero = new HashSet<>();

    PrivilegeLevels(AnalysisContext context) {
        this.context = context;
        Estate estate = context.estate();
        Deque<String> open = new ArrayDeque<>();
        for (EntityLabel label : List.of(EntityLabel.IDENTITY, EntityLabel.ROLE)) {
            estate.entities(label).stream()
                    .filter(state ->
                            state.decimal("tier").filter(tier -> tier == 0).isPresent())
                    .map(EntityState::id)
                    .filter(tierZero::add)
                    .forEach(open::add);
        }
        while (!open.isEmpty()) {
            String id = open.remove();
            PASSED_ON.stream()
                    .flatMap(kind -> estate.to(id, kind).stream())
                    .filter(grant -> !hasExpired(context, grant))
                    .map(RelationState::from)
                    .filter(tierZero::add)
                    .forEach(open::add);
        }
    }

    static boolean hasExpired(AnalysisContext context, RelationState grant) {
        return grant.time("expiresAt")
                .filter(end -> !context.at().isBefore(end))
                .isPresent();
    }

    /** {@return what an identity or workload has of its own} */
    int own(String id) {
        if (tierZero.contains(id)) {
            return TIER_ZERO;
        }
        return context.privilege().isPrivileged(id) ? PRIVILEGED : ORDINARY;
    }

    /** {@return the highest of what it has, what its accounts have, and what it runs as} */
    int of(String id) {
        Stream<String> accounts = context.people().accountsOf(id).stream().map(EntityState::id);
        Stream<String> runs =
                context.estate().from(id, RelationKind.RUNS_AS).stream().map(RelationState::to);
        return Stream.of(Stream.of(id), accounts, runs)
                .flatMap(some -> some)
                .mapToInt(this::own)
                .min()
                .orElse(ORDINARY);
    }
}
