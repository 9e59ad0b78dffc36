// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api;

import dev.entail.graph.projection.EntityState;
import java.time.Instant;
import java.util.List;

/** The size and age of a graph. */
public record GraphInfo(
        long version, List<Count> nodes, List<Count> relations, List<SourceInfo> sources, Ratio identities) {
    /** How many there are of a label or relation. */
    public record Count(String name, long count) {}

    /** A source and when it was loaded last. */
    public record SourceInfo(String name, Instant lastLoadAt) {}

    /** People against non-human identities; those of unknown kind are counted apart. */
    public record Ratio(long humans, long nhis, long unknown) {
        /** {@return how some identities divide} */
        public static Ratio of(List<EntityState> identities) {
            List<String> kinds = identities.stream()
                    .map(identity -> identity.text("kind").orElse("UNKNOWN"))
                    .toList();
            long humans = kinds.stream().filter(IdentityKinds::isHuman).count();
            long unknown = kinds.stream().filter("UNKNOWN"::equals).count();
            return new Ratio(humans, kinds.size() - humans - unknown, unknown);
        }
    }
}
