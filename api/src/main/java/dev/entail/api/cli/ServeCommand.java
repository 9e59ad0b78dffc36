// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import dev.entail.api.Entail;
import dev.entail.api.http.EntailServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves API and page until it is stopped. */
@Command(
        name = "serve",
        description = "Serves the API and the page until it is stopped. It listens on this machine only.")
final class ServeCommand extends EntailCommand {
    @Option(
            names = "--host",
            paramLabel = "H",
            defaultValue = "127.0.0.1",
            description = "A loopback address; default ${DEFAULT-VALUE}.")
    private String host = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "P",
            defaultValue = "8080",
            description = "Default ${DEFAULT-VALUE}; 0 for any that is free.")
    private int port = 8080;

    @Override
    public Integer call() throws InterruptedException {
        try (Entail entail = options().open();
                EntailServer server = EntailServer.start(entail, host, port)) {
            out().println("Entail serves its page at " + server.url() + " and GraphQL at " + server.url() + "graphql");
            out().println("Press Ctrl-C to stop.");
            out().flush();
            server.awaitStop();
        }
        return 0;
    }
}
