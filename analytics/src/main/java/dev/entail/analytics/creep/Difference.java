// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import dev.entail.graph.projection.Change;
import dev.entail.graph.projection.EntityState;
import java.util.Optional;

/**
 * One thing about access that is not as it was.
 *
 * @param change when, what, and by the load of which source
 * @param event the request, approval or revocation of it, where one is recorded
 * @param policyVersion the version of the policy that made it so, where its source counts them
 */
public record Difference(Change change, Optional<EntityState> event, Optional<String> policyVersion) {}
