// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import org.jspecify.annotations.Nullable;

/** One statement that made a decision what it is: the policy's name, the statement's position and its effect. */
public record Because(
        String policy, int statement, @Nullable String sid, Effect effect) {}
