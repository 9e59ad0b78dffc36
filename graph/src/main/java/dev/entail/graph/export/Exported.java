// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.export;

/**
 * What an export wrote.
 *
 * @param leftOut relations of a node that is not there any more, which nothing could read back
 */
public record Exported(long nodes, long relations, long leftOut) {}
