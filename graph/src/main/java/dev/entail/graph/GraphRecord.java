// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.TreeMap;

/**
 * One thing that a source says: that a node is there, or that a relation holds. Property values are {@code String},
 * {@code Long}, {@code Double}, {@code Boolean}, {@code Instant}, {@code LocalDate} or {@code List<String>}.
 */
public sealed interface GraphRecord {
    Map<String, Object> properties();

    /** That a node is there, with these properties. */
    record NodeRecord(EntityLabel label, String id, Map<String, Object> properties) implements GraphRecord {
        public NodeRecord {
            requireNonNull(label, "label");
            if (requireNonNull(id, "id").isBlank()) {
                throw new IllegalArgumentException("id is blank");
            }
            properties = java.util.Collections.unmodifiableMap(new TreeMap<>(properties));
        }
    }

    /** That a relation holds between two nodes, with these properties. */
    record RelationRecord(RelationKind kind, String from, String to, Map<String, Object> properties)
            implements GraphRecord {
        public RelationRecord {
            requireNonNull(kind, "kind");
            requireNonNull(from, "from");
            requireNonNull(to, "to");
            properties = java.util.Collections.unmodifiableMap(new TreeMap<>(properties));
        }

        /** {@return what tells this relation from all others of one source} */
        public String key() {
            StringBuilder key = new StringBuilder(kind.name())
                    .append('\u0000')
                    .append(from)
                    .append('\u0000')
                    .append(to);
            for (String discriminator : kind.discriminators()) {
                key.append('\u0000').append(properties.getOrDefault(discriminator, ""));
            }
            return key.toString();
        }
    }
}
