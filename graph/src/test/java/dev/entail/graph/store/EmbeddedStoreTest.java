// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.store;

import java.net.URI;
import java.nio.file.Path;

/** The contract on a Neo4j inside this process. */
final class EmbeddedStoreTest extends GraphStoreContract {
    private HomeFolder home;

    @Override
    GraphStore start(Path folder) {
        home = new HomeFolder(folder.resolve("home"));
        return GraphStore.open(new StoreLocation.Embedded(home.path()));
    }

    @Override
    StoreLocation.Remote address() {
        URI bolt = URI.create(home.running().orElseThrow().bolt());
        return new StoreLocation.Remote(bolt, EmbeddedNeo4j.USER, home.password());
    }

    @Override
    void stop() {}
}
