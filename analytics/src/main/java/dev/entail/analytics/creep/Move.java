// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import dev.entail.graph.projection.EntityState;
import java.time.Instant;
import java.util.Optional;

/**
 * The last change of somebody's department or job.
 *
 * @param event what tells of it
 * @param before what they were, empty where no source tells
 */
record Move(EntityState event, Instant at, Optional<Attributes> before) {}
