// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.lifecycle;

import dev.entail.graph.projection.Change;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Where what changed of nodes over time is read, newest first, of many nodes at once. */
@FunctionalInterface
public interface Histories {
    Map<String, List<Change>> of(Collection<String> ids);
}
