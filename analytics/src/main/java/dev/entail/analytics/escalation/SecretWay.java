// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation;

import dev.entail.analytics.AnalysisContext;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;

/** The steps by which somebody reads a secret, as sentences. */
final class SecretWay {
    private SecretWay() {}

    static String said(AnalysisContext context, RelationState step) {
        String from = name(context, step.from());
        String to = name(context, step.to());
        return switch (step.kind()) {
            case KNOWS -> from + " knows " + to + ".";
            case USES -> from + " uses " + to + ".";
            case STORED_IN -> from + " is stored in " + to + ".";
            case CONTROLS ->
                from + " controls " + to
                        + step.text("how").map(how -> " (" + how + ")").orElse("") + ".";
            case CAN_ESCALATE ->
                from + " can take " + to + " (" + step.text("technique").orElse("") + ").";
            case CONTAINS -> to + " is in " + from + ".";
            case ON -> "Permission " + from + " is on " + to + ".";
            case GRANTS -> from + " has the permission " + to + ".";
            case HAS_ROLE -> from + " has the role " + to + ".";
            case INHERITS -> from + " inherits from " + to + ".";
            case MEMBER_OF -> from + " is a member of " + to + ".";
            default -> from + " " + step.kind() + " " + to + ".";
        };
    }

    private static String name(AnalysisContext context, String id) {
        return context.estate().known(id).map(EntityState::displayName).orElse(id);
    }
}
