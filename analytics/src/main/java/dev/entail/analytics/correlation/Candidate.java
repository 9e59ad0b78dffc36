// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.correlation;

import dev.entail.graph.projection.EntityState;

/**
 * A person to whom an account may belong.
 *
 * @param confidence how sure the rule is, 0 to 1
 * @param reason one sentence that names what the rule compared
 */
public record Candidate(EntityState person, Rule rule, double confidence, String reason) {}
