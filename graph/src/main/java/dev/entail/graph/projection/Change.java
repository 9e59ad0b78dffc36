// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import dev.entail.graph.RelationKind;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a source began, ceased or changed to say of a node or of a relation.
 *
 * @param subject the id of the node, or of where the relation starts
 * @param relation empty where the node itself changed
 * @param other where the relation ends
 * @param before the properties that differ, as they were; empty where it was added
 * @param after the properties that differ, as they are then; empty where it was removed
 * @param source who said so
 */
public record Change(
        Instant at,
        Kind kind,
        String subject,
        Optional<RelationKind> relation,
        Optional<String> other,
        Map<String, Object> before,
        Map<String, Object> after,
        String source) {
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
        /** It allows more than before, or for longer. */
        WIDENED,
        /** It allows less than before, or not as long. */
        NARROWED
    }
}
