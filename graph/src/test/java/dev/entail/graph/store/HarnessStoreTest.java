// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.store;

import java.nio.file.Path;

/** The contract on a server that is reached by its address. */
final class HarnessStoreTest extends GraphStoreContract {
    private TestServer server;

    @Override
    GraphStore start(Path folder) {
        server = new TestServer(folder);
        return GraphStore.open(address());
    }

    @Override
    StoreLocation.Remote address() {
        return new StoreLocation.Remote(server.url(), "neo4j", TestServer.PASSWORD);
    }

    @Override
    void stop() {
        server.close();
    }
}
