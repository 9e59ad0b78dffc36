// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.store;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;

/** Where the graph is kept. */
public sealed interface StoreLocation {
    /** A Neo4j inside this process with its data under a home folder, or the one that another process serves from it. */
    record Embedded(Path home) implements StoreLocation {
        public Embedded {
            home = requireNonNull(home, "home").toAbsolutePath().normalize();
        }
    }

    /** Any Neo4j server or cluster, such as {@code neo4j+s://graph.example:7687}. */
    record Remote(URI url, String user, String password) implements StoreLocation {
        public Remote {
            requireNonNull(url, "url");
            requireNonNull(user, "user");
            requireNonNull(password, "password");
        }

        @Override
        public String toString() {
            return "Remote[url=" + url + ", user=" + user + "]";
        }
    }
}
