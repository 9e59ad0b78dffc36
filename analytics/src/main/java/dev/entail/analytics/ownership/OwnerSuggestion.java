// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.ownership;

import dev.entail.graph.projection.EntityState;
import java.util.List;

/**
 * Who might answer for a thing. It counts for nothing until a person attests it.
 *
 * @param confidence how sure it is, 0 to 1
 * @param reasons what speaks for it, strongest first
 */
public record OwnerSuggestion(EntityState thing, EntityState owner, double confidence, List<String> reasons) {
    public OwnerSuggestion {
        reasons = List.copyOf(reasons);
    }
}
