// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Projection;

/** A node as an answer names it. */
public record EntityRef(String id, String name, EntityLabel label) {
    public static EntityRef of(Projection projection, int node) {
        return new EntityRef(projection.id(node), projection.name(node), projection.label(node));
    }

    public static EntityRef of(EntityState state) {
        return new EntityRef(state.id(), state.displayName(), state.label());
    }
}
