// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation;

import dev.entail.graph.projection.Projection;

/** Which edges a search may take. */
@FunctionalInterface
interface EdgeFilter {
    /** What an identity that is disabled or gone could do, it cannot do. */
    EdgeFilter USABLE = (projection, edge) -> projection.isActive(projection.from(edge));

    EdgeFilter CONFIRMED = (projection, edge) -> projection.isConfirmed(edge) && USABLE.test(projection, edge);

    boolean test(Projection projection, int edge);
}
