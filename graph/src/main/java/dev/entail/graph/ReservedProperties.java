// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph;

import java.util.Set;

/** The properties that a load writes on every node and relation, and that no source can set. */
public final class ReservedProperties {
    public static final Set<String> NAMES = Set.of(
            "id",
            "source",
            "sources",
            "statedBy",
            "firstSeen",
            "lastSeen",
            "validTo",
            "addedBy",
            "closedBy",
            "hash",
            "key",
            "touchedBy",
            "searchWords");

    private ReservedProperties() {}
}
