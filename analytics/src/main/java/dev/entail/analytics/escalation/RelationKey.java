// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation;

import dev.entail.graph.RelationKind;
import java.util.Optional;

/**
 * Names a relation the way a hop shows it.
 *
 * @param technique which escalation, any where it is empty
 */
public record RelationKey(RelationKind relation, String from, String to, Optional<String> technique) {
    @Override
    public String toString() {
        return from + " -" + relation + technique.map(id -> " (" + id + ")").orElse("") + "-> " + to;
    }
}
