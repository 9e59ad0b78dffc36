// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import dev.entail.graph.EntityLabel;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What is known of one node: all that its sources say, put together.
 *
 * @param firstSeen when any source first said that it is there
 * @param validTo when the last source stopped saying so, empty while it holds
 */
public record EntityState(
        EntityLabel label,
        String id,
        Map<String, Object> properties,
        SortedSet<String> sources,
        Instant firstSeen,
        Optional<Instant> validTo)
        implements Described {
    /** {@return the name, or the id of what has none} */
    public String displayName() {
        return text("name").orElse(id);
    }
}
