// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.store;

import dev.entail.graph.ChildJvm;
import java.net.URI;
import java.nio.file.Path;

/** The contract on a server in another process. */
final class RemoteStoreTest extends GraphStoreContract {
    private ChildJvm process;
    private URI url;

    @Override
    GraphStore start(Path folder) {
        process = ChildJvm.start("1g", TestServer.class, folder.toString());
        url = URI.create(process.await("bolt "));
        return GraphStore.open(address());
    }

    @Override
    StoreLocation.Remote address() {
        return new StoreLocation.Remote(url, "neo4j", TestServer.PASSWORD);
    }

    @Override
    void stop() {
        process.close();
    }
}
