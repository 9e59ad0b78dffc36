// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.creep;

import dev.entail.analytics.creep.Difference;
import dev.entail.graph.projection.Change;
import dev.entail.graph.projection.EntityState;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A difference, and what did it as far as that is known.
 *
 * @param load the number of the load that brought it
 */
public record Caused(Difference difference, Optional<Long> load) {
    public Change change() {
        return difference.change();
    }

    /** {@return {@code load}, {@code event} and {@code policyVersion}, those that are known} */
    public Map<String, String> cause() {
        Map<String, String> cause = new TreeMap<>();
        load.ifPresent(number -> cause.put("load", String.valueOf(number)));
        difference.event().map(EntityState::id).ifPresent(event -> cause.put("event", event));
        difference.policyVersion().ifPresent(version -> cause.put("policyVersion", version));
        return cause;
    }
}
