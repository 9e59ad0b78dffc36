// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.store;

/** One Cypher statement that writes. Labels and relation types in its text come only from enums. */
public interface Command extends Statement {}
