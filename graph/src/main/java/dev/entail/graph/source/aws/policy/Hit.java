// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

/** A rule that applies to a request, or may: {@code truth} is never false. */
record Hit(Rule rule, Truth truth, Standing standing) {}
