// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** The nodes about which a load changed anything: their claims, or relations at them. */
public final class Touched {
    private static final int MOST_KEPT = 20_000;

    private final Set<String> ids = new HashSet<>();
    private boolean isByWholeLoad = true;
    private boolean isTooMany;

    /** Notes that the load adds or pushes some of what its source says. */
    void isPushed() {
        isByWholeLoad = false;
    }

    /** {@return whether the load was the whole truth of its sources, and not a push or a decision} */
    public boolean isByWholeLoad() {
        return isByWholeLoad;
    }

    void add(String id) {
        if (isTooMany) {
            return;
        }
        ids.add(id);
        if (ids.size() > MOST_KEPT) {
            isTooMany = true;
            ids.clear();
        }
    }

    void addAll(Collection<String> some) {
        some.forEach(this::add);
    }

    public boolean isEmpty() {
        return ids.isEmpty() && !isTooMany;
    }

    /** {@return the ids of the nodes; none where they are so many that they were not kept} */
    Set<String> ids() {
        return Set.copyOf(ids);
    }

    /** {@return whether the id of a node that changed is such; true of so many that they were not counted} */
    public boolean any(Predicate<String> such) {
        return isTooMany || ids.stream().anyMatch(such);
    }
}
